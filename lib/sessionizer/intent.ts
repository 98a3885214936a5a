// What a session says about the lead's interest, and why, in sentences for the sales rep who reads it.
// The first rule that holds decides: a negative event, a goal, a negative page, evaluation pages, content pages.
import {
  type CategoryViews,
  eventPhrase,
  goalSentence,
  joinWords,
  listViews,
  negativeSentence,
  toSentence,
  weigh,
  withinTime,
} from './intent-words'
import type { Intent, IntentRules } from './types'

/** What of a session speaks about intent. */
export interface IntentSignals {
  /** Its goal types, each once, in order. */
  goals: readonly string[]
  /** Its negative types, each once, in order. */
  negatives: readonly string[]
  /** Its categories, each once, in order of first view. */
  viewed: readonly CategoryViews[]
  /** The same as it was when the first goal came; null without a goal. */
  viewedBefore: readonly CategoryViews[] | null
}

export interface IntentVerdict {
  intent: Intent
  /** At least one, no two the same; the first one decided. */
  reasons: string[]
}

export function judgeIntent(signals: IntentSignals, rules: IntentRules): IntentVerdict {
  const { goals, negatives, viewed } = signals
  if (negatives.length > 0) return { intent: 'low', reasons: negativeReasons(signals) }
  if (goals.length > 0) return { intent: 'high', reasons: goalReasons(signals) }
  return viewed.length === 0 ? { intent: 'neutral', reasons: [nothingSaid] } : judgeViews(viewed, rules)
}

const nothingSaid = 'Nothing yet that shows interest.'

function negativeReasons({ goals, negatives, viewed }: IntentSignals): string[] {
  const reasons = negatives.map(negativeSentence)
  const pages = listViews('evaluation', viewed)
  if (goals.length > 0) reasons.push(`Despite ${joinWords(goals.map(eventPhrase))} in the same session.`)
  else if (pages !== '') reasons.push(`Despite looking at ${pages}.`)
  return reasons
}

function goalReasons({ goals, viewed, viewedBefore }: IntentSignals): string[] {
  const before = viewedBefore ?? []
  const kind = weigh('evaluation', before) > 0 ? 'evaluation' : 'content'
  const leadUp = listViews(kind, before)
  const reasons =
    leadUp === ''
      ? goals.map(goalSentence)
      : [toSentence(`${leadUp}${withinTime(kind, before)}, then ${joinWords(goals.map(eventPhrase))}`)]
  const after = listViews('evaluation', viewsSince(before, viewed))
  if (after !== '') reasons.push(`Also looked at ${after}.`)
  return reasons
}

function judgeViews(viewed: readonly CategoryViews[], rules: IntentRules): IntentVerdict {
  if (weigh('negative', viewed) > 0) return { intent: 'low', reasons: [`Went to ${listViews('negative', viewed)}.`] }
  const evaluation = weigh('evaluation', viewed)
  if (evaluation >= rules.highEvaluationWeight) {
    return {
      intent: 'high',
      reasons: [`Looked at ${listViews('evaluation', viewed)}${withinTime('evaluation', viewed)}.`],
    }
  }
  const content = weigh('content', viewed)
  const isResearch = content >= rules.researchContentWeight
  const reasons: string[] = []
  if (isResearch) reasons.push(`Read ${listViews('content', viewed)}${withinTime('content', viewed)}.`)
  if (evaluation > 0) reasons.push(`Looked at ${listViews('evaluation', viewed)}, not yet enough for high intent.`)
  if (content > 0 && !isResearch) reasons.push(`Read ${listViews('content', viewed)}, not yet enough for research.`)
  if (reasons.length === 0) reasons.push(nothingSaid)
  return { intent: isResearch ? 'research' : 'neutral', reasons }
}

function viewsSince(before: readonly CategoryViews[], now: readonly CategoryViews[]): CategoryViews[] {
  return now.flatMap((seen) => {
    const views = seen.views - (before.find(({ category }) => category === seen.category)?.views ?? 0)
    return views > 0 ? [{ ...seen, views }] : []
  })
}
