// What a session says about the lead's interest, and why, in sentences for the sales rep who reads it.
// The first rule that holds decides: a negative event, a goal, a negative page, evaluation pages, content pages.
import { eventTypeLabel } from './event-types'
import type { ContentCategory, Intent, IntentRules } from './types'

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

/**
 * @param goals the session's goal types, each once
 * @param negatives its negative types, each once
 * @param viewed its categories, each once, in order of first view
 */
export function judgeIntent(
  goals: readonly string[],
  negatives: readonly string[],
  viewed: readonly CategoryViews[],
  rules: IntentRules,
): IntentVerdict {
  if (negatives.length > 0) {
    const reasons = negatives.map(negativeReason)
    if (goals.length > 0) reasons.push(`This outweighs what came with it: ${goals.map(quietLabel).join(', ')}.`)
    return { intent: 'low', reasons }
  }
  if (goals.length > 0) {
    const reasons = goals.map(goalReason)
    if (weightOf('evaluation', viewed) > 0)
      reasons.push(`Viewed ${listViews('evaluation', viewed)} in the same session.`)
    return { intent: 'high', reasons }
  }
  return viewed.length === 0 ? { intent: 'neutral', reasons: [nothingSaid] } : judgeViews(viewed, rules)
}

function judgeViews(viewed: readonly CategoryViews[], rules: IntentRules): IntentVerdict {
  if (weightOf('negative', viewed) > 0) {
    return { intent: 'low', reasons: [`Went to ${listViews('negative', viewed)}.`] }
  }
  const evaluation = weightOf('evaluation', viewed)
  if (evaluation >= rules.highEvaluationWeight) {
    return {
      intent: 'high',
      reasons: [`Viewed pages that people check before buying: ${listViews('evaluation', viewed)}.`],
    }
  }
  const content = weightOf('content', viewed)
  const isResearch = content >= rules.researchContentWeight
  const reasons: string[] = []
  if (isResearch) reasons.push(`Read up on the subject: ${listViews('content', viewed)}.`)
  if (evaluation > 0) reasons.push(`Viewed ${listViews('evaluation', viewed)}, too little to call it high intent.`)
  if (content > 0 && !isResearch) reasons.push(`Read ${listViews('content', viewed)}, too little to call it research.`)
  if (reasons.length === 0) reasons.push(nothingSaid)
  return { intent: isResearch ? 'research' : 'neutral', reasons }
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

function quietLabel(type: string): string {
  return eventTypeLabel(type).toLowerCase()
}

function goalReason(type: string): string {
  return goalSentences.get(type) ?? `Reached a goal: ${quietLabel(type)}.`
}

function negativeReason(type: string): string {
  return negativeSentences.get(type) ?? `Turned away: ${quietLabel(type)}.`
}

function weightOf(kind: ContentCategory['kind'], viewed: readonly CategoryViews[]): number {
  let sum = 0
  for (const { category, views } of viewed) if (category.kind === kind) sum += category.weight * views
  return sum
}

/** `Pricing (2 times), Case study` */
function listViews(kind: ContentCategory['kind'], viewed: readonly CategoryViews[]): string {
  let list = ''
  for (const { category, views } of viewed) {
    if (category.kind !== kind) continue
    if (list !== '') list += ', '
    list += views > 1 ? `${category.name} (${views} times)` : category.name
  }
  return list
}
