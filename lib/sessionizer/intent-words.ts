// The phrases of which the reasons for an intent are made: what was viewed, how often, within what time, and then what.
import { remember } from './compile-rules'
import { eventTypeLabel } from './event-types'
import type { ContentCategory } from './types'

/** How often the pages of a category were viewed in a session, and when first and last (ms). */
export interface CategoryViews {
  category: ContentCategory
  views: number
  firstAt: number
  lastAt: number
}

type Kind = ContentCategory['kind']

/** More kinds of pages than this are no longer read. */
const maxListed = 4

/** Whether views of the category count as ones of the kind. Without weight it says nothing. */
function speaksOf(kind: Kind, category: ContentCategory): boolean {
  return category.kind === kind && category.weight > 0
}

/** How much the views of each kind weigh together. */
export function weigh(viewed: readonly CategoryViews[]): Record<Kind, number> {
  const sums = { evaluation: 0, content: 0, neutral: 0, negative: 0 }
  for (const { category, views } of viewed) sums[category.kind] += category.weight * views
  return sums
}

/** `pricing twice and a case study`; empty when nothing of the kind was viewed. */
export function listViews(kind: Kind, viewed: readonly CategoryViews[]): string {
  let left = 0
  for (const { category } of viewed) if (speaksOf(kind, category)) left++
  const isCut = left > maxListed
  if (isCut) left = maxListed
  let list = ''
  for (const { category, views } of viewed) {
    if (!speaksOf(kind, category)) continue
    const border = list === '' ? '' : left === 1 ? ' and ' : ', '
    if (left === 1 && isCut) return `${list} and more`
    list += border + viewsPhrase(category, views)
    left--
  }
  return list
}

/** ` within 4 minutes`: from the first of several views of the kind to the last, rounded up. Empty for a single one. */
export function withinTime(kind: Kind, viewed: readonly CategoryViews[]): string {
  let [count, firstAt, lastAt] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const seen of viewed) {
    if (!speaksOf(kind, seen.category)) continue
    count += seen.views
    if (seen.firstAt < firstAt) firstAt = seen.firstAt
    if (seen.lastAt > lastAt) lastAt = seen.lastAt
  }
  if (count < 2) return ''
  const minutes = Math.ceil((lastAt - firstAt) / 60_000)
  if (minutes <= 1) return ' within a minute'
  return minutes <= 90 ? ` within ${minutes} minutes` : ` within ${Math.ceil(minutes / 60)} hours`
}

/** `sent a form and downloaded a file`: what else the lead did of its own accord, beside the types that `told` holds. */
export function listDeeds(eventTypes: readonly string[], told: readonly string[]): string {
  const deeds: string[] = []
  for (const type of eventTypes) {
    const deed = deedPhrases.get(type)
    if (deed !== undefined && !told.includes(type)) deeds.push(deed)
  }
  return joinWords(deeds)
}

/** What to say of a session without a page, goal or negative event that speaks. */
export function quietSentence(eventTypes: readonly string[]): string {
  if (eventTypes.length === 1 && eventTypes[0] === 'email_open') return 'Only opened an email.'
  const deeds = listDeeds(eventTypes, none) || (eventTypes.includes('email_click') ? 'clicked a link in an email' : '')
  return deeds === ''
    ? 'Nothing yet that shows interest.'
    : toSentence(`${deeds}, nothing else yet that shows interest`)
}

const none: readonly string[] = []

export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

export function toSentence(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}.`
}

/** `a demo request`: what a type is called in the middle of a sentence. */
export function eventPhrase(type: string): string {
  return eventPhrases.get(type) ?? eventTypeLabel(type).toLowerCase()
}

/** A goal with nothing before it. */
export function goalSentence(type: string): string {
  return goalSentences.get(type) ?? `Reached a goal: ${eventPhrase(type)}.`
}

export function negativeSentence(type: string): string {
  return negativeSentences.get(type) ?? `Turned away: ${eventPhrase(type)}.`
}

function viewsPhrase(category: ContentCategory, views: number): string {
  const phrase = phraseOf(category.name)
  if (views === 1) return phrase.once
  if (views === 2) return `${phrase.often} twice`
  return `${phrase.often} ${views < 1000 ? views : views.toLocaleString('en')} times` // commas are slow to come by
}

const phraseOf = remember((name) => {
  const [once, often = once] = pagePhrases.get(name.toLowerCase()) ?? [name]
  return { once, often }
})

/** Categories by the names they usually have: seen once, and several times. Others go by their own name. */
const pagePhrases = new Map<string, [once: string, often?: string]>([
  ['blog', ['the blog']],
  ['docs', ['the docs']],
  ['guide', ['a guide', 'guides']],
  ['case study', ['a case study', 'case studies']],
  ['pricing', ['pricing']],
  ['demo', ['the demo page']],
  ['trial', ['the trial page']],
  ['comparison', ['a comparison', 'comparisons']],
  ['security', ['security']],
  ['contact', ['the contact page']],
  ['unsubscribe', ['the unsubscribe page']],
])

const eventPhrases = new Map([
  ['demo_request', 'a demo request'],
  ['trial_signup', 'a trial signup'],
  ['form_submit', 'a form sent'],
  ['meeting_booked', 'a meeting booked'],
  ['newsletter_signup', 'a newsletter signup'],
  ['webinar_signup', 'a webinar signup'],
  ['file_download', 'a download'],
  ['email_reply', 'an answer by email'],
  ['chat_start', 'a chat'],
  ['call', 'a call'],
  ['purchase', 'a purchase'],
])

/** What a lead does on purpose, and a sales rep wants to hear of also when it is no goal. */
const deedPhrases = new Map([
  ['demo_request', 'requested a demo'],
  ['trial_signup', 'started a trial'],
  ['form_submit', 'sent a form'],
  ['meeting_booked', 'booked a meeting'],
  ['newsletter_signup', 'subscribed to the newsletter'],
  ['webinar_signup', 'booked a webinar'],
  ['webinar_attend', 'attended a webinar'],
  ['file_download', 'downloaded a file'],
  ['email_reply', 'answered an email'],
  ['email_forward', 'forwarded an email'],
  ['chat_start', 'started a chat'],
  ['call', 'had a call'],
  ['purchase', 'bought'],
])

const goalSentences = new Map([
  ['demo_request', 'Requested a demo.'],
  ['trial_signup', 'Started a trial.'],
  ['form_submit', 'Sent a form.'],
  ['meeting_booked', 'Booked a meeting.'],
  ['email_reply', 'Answered an email.'],
  ['purchase', 'Bought.'],
])

const negativeSentences = new Map([
  ['unsubscribe', 'Unsubscribed from emails.'],
  ['spam_complaint', 'Marked an email as spam.'],
])
