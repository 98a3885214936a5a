// What a session says about the lead's interest, and why, in sentences for the sales rep who reads it.
// The first rule that holds decides: a negative event, a goal, a negative page, evaluation pages, content pages.
import {
  type CategoryViews,
  eventPhrase,
  goalSentence,
  joinWords,
  listDeeds,
  listViews,
  negativeSentence,
  quietSentence,
  toSentence,
  weigh,
  withinTime,
} from './intent-words'
import type { Intent, IntentRules } from './types'

/** What of a session speaks about intent. */
export interface IntentSignals {
  /** All its types, each once, in order. */
  eventTypes: readonly string[]
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
  const { goals, negatives } = signals
  if (negatives.length > 0) return { intent: 'low', reasons: negativeReasons(signals) }
  if (goals.length > 0) return { intent: 'high', reasons: goalReasons(signals) }
  return judgeViews(signals, rules)
}

function negativeReasons({ goals, negatives, viewed }: IntentSignals): string[] {
  const reasons = negatives.map(negativeSentence)
  const pages = listViews('evaluation', viewed)
  if (goals.length > 0) reasons.push(`Despite ${joinWords(goals.map(eventPhrase))} in the same session.`)
  else if (pages !== '') reasons.push(`Despite looking at ${pages}.`)
  return reasons
}

function goalReasons({ goals, viewed, viewedBefore, eventTypes }: IntentSignals): string[] {
  const before = viewedBefore ?? []
  const kind = weigh(before).evaluation > 0 ? 'evaluation' : 'content'
  const leadUp = listViews(kind, before)
  const reasons =
    leadUp === ''
      ? goals.map(goalSentence)
      : [toSentence(`${leadUp}${withinTime(kind, before)}, then ${joinWords(goals.map(eventPhrase))}`)]
  const after = listViews('evaluation', viewsSince(before, viewed))
  if (after !== '') reasons.push(`Also looked at ${after}.`)
  return [...reasons, ...furtherReasons(eventTypes, goals)]
}

function furtherReasons(eventTypes: readonly string[], told: readonly string[]): string[] {
  const deeds = listDeeds(eventTypes, told)
  return deeds === '' ? [] : [`Also ${deeds}.`]
}

function judgeViews({ viewed, eventTypes }: IntentSignals, rules: IntentRules): IntentVerdict {
  const { negative, evaluation, content } = weigh(viewed)
  if (negative > 0) return { intent: 'low', reasons: [`Went to ${listViews('negative', viewed)}.`] }
  if (evaluation === 0 && content === 0) return { intent: 'neutral', reasons: [quietSentence(eventTypes)] }
  const isResearch = content >= rules.researchContentWeight
  const intent = evaluation >= rules.highEvaluationWeight ? 'high' : isResearch ? 'research' : 'neutral'
  return { intent, reasons: [...viewReasons(intent, viewed), ...furtherReasons(eventTypes, [])] }
}

function viewReasons(intent: Intent, viewed: readonly CategoryViews[]): string[] {
  const pages = listViews('evaluation', viewed)
  if (intent === 'high') return [`Looked at ${pages}${withinTime('evaluation', viewed)}.`]
  const texts = listViews('content', viewed)
  const lookedOnly = `Looked at ${pages}, not yet enough for high intent.`
  if (intent === 'research') {
    const read = `Read ${texts}${withinTime('content', viewed)}.`
    return pages === '' ? [read] : [read, lookedOnly]
  }
  if (texts === '') return [lookedOnly]
  if (pages === '') return [`Read ${texts}, not yet enough for research.`]
  return [`Looked at ${pages} and read ${texts}, not yet enough for high intent or research.`]
}

function viewsSince(before: readonly CategoryViews[], now: readonly CategoryViews[]): CategoryViews[] {
  return now.flatMap((seen) => {
    const views = seen.views - (before.find(({ category }) => category === seen.category)?.views ?? 0)
    return views > 0 ? [{ ...seen, views }] : []
  })
}
