// What a session says about the lead's interest, and why, in sentences for the sales rep who reads it.
// The first rule that holds decides: a negative event, a goal, a negative page, evaluation pages, content pages.
import { compileRules } from './compile-rules'
import type { ContentCategory, Intent, Rules } from './types'

/** How often the pages of a category were viewed in a session. */
export interface CategoryViews {
  category: ContentCategory
  views: number
}

export interface IntentVerdict {
  intent: Intent
  /** At least one; the first one decided. */
  reasons: string[]
}

/** @param eventTypes the session's distinct types; @param viewed its categories, each once, in order of first view */
export function judgeIntent(
  eventTypes: readonly string[],
  viewed: readonly CategoryViews[],
  rules: Rules,
): IntentVerdict {
  const { typeFacts } = compileRules(rules)
  const goals = eventTypes.filter((type) => typeFacts(type).isGoal)
  const negative = eventTypes.filter((type) => typeFacts(type).isNegative)
  if (negative.length > 0) {
    const reasons = negative.map(negativeReason)
    if (goals.length > 0) reasons.push(`This outweighs what came with it: ${goals.map(quietLabel).join(', ')}.`)
    return { intent: 'low', reasons }
  }
  const evaluation = ofKind(viewed, 'evaluation')
  if (goals.length > 0) {
    const reasons = goals.map(goalReason)
    if (evaluation.length > 0) reasons.push(`Viewed ${listViews(evaluation)} in the same session.`)
    return { intent: 'high', reasons }
  }
  const avoided = ofKind(viewed, 'negative')
  if (weightOf(avoided) > 0) return { intent: 'low', reasons: [`Went to ${listViews(avoided)}.`] }
  if (evaluation.length > 0 && weightOf(evaluation) >= rules.intent.highEvaluationWeight) {
    return { intent: 'high', reasons: [`Viewed pages that people check before buying: ${listViews(evaluation)}.`] }
  }
  const content = ofKind(viewed, 'content')
  const reasons = evaluation.length > 0 ? [`Viewed ${listViews(evaluation)}, too little to call it high intent.`] : []
  if (content.length > 0 && weightOf(content) >= rules.intent.researchContentWeight) {
    return { intent: 'research', reasons: [`Read up on the subject: ${listViews(content)}.`, ...reasons] }
  }
  if (content.length > 0) reasons.push(`Read ${listViews(content)}, too little to call it research.`)
  return { intent: 'neutral', reasons: reasons.length > 0 ? reasons : [nothingSaid] }

  function quietLabel(type: string): string {
    return typeFacts(type).label.toLowerCase()
  }

  function goalReason(type: string): string {
    return goalSentences.get(type) ?? `Reached a goal: ${quietLabel(type)}.`
  }

  function negativeReason(type: string): string {
    return negativeSentences.get(type) ?? `Turned away: ${quietLabel(type)}.`
  }
}

const nothingSaid = 'Nothing here points to buying, research or turning away.'

const goalSentences = new Map([
  ['demo_request', 'Requested a demo.'],
  ['trial_signup', 'Started a trial.'],
])

const negativeSentences = new Map([
  ['unsubscribe', 'Unsubscribed from emails.'],
  ['spam_complaint', 'Marked an email as spam.'],
])

function ofKind(viewed: readonly CategoryViews[], kind: ContentCategory['kind']): CategoryViews[] {
  return viewed.filter(({ category }) => category.kind === kind)
}

function weightOf(viewed: readonly CategoryViews[]): number {
  return viewed.reduce((sum, { category, views }) => sum + category.weight * views, 0)
}

/** `Pricing (2 times), Case study` */
function listViews(viewed: readonly CategoryViews[]): string {
  return viewed
    .map(({ category, views }) => (views > 1 ? `${category.name} (${views} times)` : category.name))
    .join(', ')
}
