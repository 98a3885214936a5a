// What a session says about the lead's interest, and why, in sentences for the sales rep who reads it.
// The first rule that holds decides: a negative event, a goal, a negative page, evaluation pages, content pages.
import {
  capitalize,
  eventPhrase,
  goalSentence,
  joinWords,
  listDeeds,
  listViews,
  negativeSentence,
  quietSentence,
  withinTime,
} from './intent-words'
import type { KindViews, OpenSession } from './open-session'
import { viewsSince } from './seen-views'
import type { Intent, IntentRules } from './types'

/** What of a session speaks about intent. */
export type IntentSignals = Pick<OpenSession, 'types' | 'evaluation' | 'content' | 'negative' | 'before'>

export interface IntentVerdict {
  intent: Intent
  /** At least one, no two the same; the first one decided. */
  reasons: string[]
}

export function judgeIntent(signals: IntentSignals, rules: IntentRules): IntentVerdict {
  const { goals, negatives } = signals.types.seen
  if (negatives.length > 0) return { intent: 'low', reasons: negativeReasons(signals) }
  if (goals.length > 0) return { intent: 'high', reasons: goalReasons(signals) }
  return judgeViews(signals, rules)
}

function negativeReasons({ types, evaluation }: IntentSignals): string[] {
  const { goals, negatives } = types.seen
  const reasons = negatives.map(negativeSentence)
  const pages = listViews(evaluation.place.seen)
  if (goals.length > 0) reasons.push(`Despite ${joinWords(goals.map(eventPhrase))} in the same session.`)
  else if (pages !== '') reasons.push(`Despite looking at ${pages}.`)
  return reasons
}

function goalReasons(signals: IntentSignals): string[] {
  const { goals, deeds } = signals.types.seen
  const { evaluation, content } = signals.before ?? signals
  const leadUp = evaluation.place.seen.views > 0 ? evaluation : content
  const list = listViews(leadUp.place.seen)
  const reasons =
    list === ''
      ? goals.map(goalSentence)
      : [`${capitalize(list)}${withinTime(leadUp)}, then ${joinWords(goals.map(eventPhrase))}.`]
  if (evaluation.place !== signals.evaluation.place) {
    const after = viewsSince(evaluation.place.seen, signals.evaluation.place.seen)
    reasons.push(`Also looked at ${listViews(after)}.`)
  }
  return addDeeds(reasons, deeds, goals)
}

function addDeeds(reasons: string[], deeds: readonly string[], told: readonly string[]): string[] {
  const list = listDeeds(deeds, told)
  if (list !== '') reasons.push(`Also ${list}.`)
  return reasons
}

function judgeViews(signals: IntentSignals, rules: IntentRules): IntentVerdict {
  const types = signals.types.seen
  const negative = signals.negative.place.seen
  const evaluation = signals.evaluation.place.seen
  const content = signals.content.place.seen
  if (negative.views > 0) return { intent: 'low', reasons: [`Went to ${listViews(negative)}.`] }
  if (evaluation.views === 0 && content.views === 0) return { intent: 'neutral', reasons: [quietSentence(types)] }
  const isResearch = content.weight >= rules.researchContentWeight
  const intent = evaluation.weight >= rules.highEvaluationWeight ? 'high' : isResearch ? 'research' : 'neutral'
  return { intent, reasons: addDeeds(viewReasons(intent, signals.evaluation, signals.content), types.deeds, none) }
}

const none: readonly string[] = []

function viewReasons(intent: Intent, evaluation: KindViews, content: KindViews): string[] {
  const pages = listViews(evaluation.place.seen)
  if (intent === 'high') return [`Looked at ${pages}${withinTime(evaluation)}.`]
  const texts = listViews(content.place.seen)
  if (intent === 'research') {
    const read = `Read ${texts}${withinTime(content)}.`
    return pages === '' ? [read] : [read, lookedOnly(pages)]
  }
  if (texts === '') return [lookedOnly(pages)]
  if (pages === '') return [`Read ${texts}, not yet enough for research.`]
  return [`Looked at ${pages} and read ${texts}, not yet enough for high intent or research.`]
}

function lookedOnly(pages: string): string {
  return `Looked at ${pages}, not yet enough for high intent.`
}
