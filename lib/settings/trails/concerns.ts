import { categoryOf, pageViewType, type Rules, type Touch } from '@/lib/sessionizer'

/**
 * Says of touches whether a change of the rules can matter to them: most changes are about a few types and pages.
 * @returns a function that remembers its answers by touch
 */
export function concerns(before: Rules, after: Rules): (touches: readonly Touch[]) => boolean {
  const [was, is] = [before.intent, after.intent]
  if (was.highEvaluationWeight !== is.highEvaluationWeight || was.researchContentWeight !== is.researchContentWeight) {
    return () => true
  }
  const known = new Map<Touch, boolean>()
  const isConcerned = (touch: Touch) => {
    const answer = known.get(touch) ?? meaningOf(touch, before) !== meaningOf(touch, after)
    known.set(touch, answer)
    return answer
  }
  return (touches) => touches.some(isConcerned)
}

function meaningOf({ type, path }: Touch, rules: Rules): string {
  const category = type === pageViewType && path ? categoryOf(path, rules) : null
  const isAmong = [rules.goals, rules.intent.negativeTypes].map((types) => types.includes(type))
  return JSON.stringify([...isAmong, category?.name, category?.kind, category?.weight])
}
