// The phrases of which the reasons for an intent are made: what was viewed, how often, within what time, and then what.
import { eventTypeLabel } from './event-types'
import type { KindViews } from './open-session'
import type { SeenTypes } from './seen-types'
import type { PageViews, SeenViews } from './seen-views'

/** More kinds of pages than this are no longer read. */
const maxListed = 4

/** `pricing twice and a case study`; empty when nothing of the kind was viewed. */
export function listViews(seen: SeenViews): string {
  seen.list ??= joinViews(seen.pages)
  return seen.list
}

function joinViews(pages: readonly PageViews[]): string {
  const isCut = pages.length > maxListed
  const phrases = pages.slice(0, isCut ? maxListed - 1 : maxListed).map(viewsPhrase)
  return isCut ? `${phrases.join(', ')} and more` : joinWords(phrases)
}

/** ` within 4 minutes`: from the first of several views of the kind to the last, rounded up. Empty for a single one. */
export function withinTime({ place, firstAt, lastAt }: KindViews): string {
  if (place.seen.views < 2) return ''
  const minutes = Math.ceil((lastAt - firstAt) / 60_000)
  return withinMinutes[minutes] ?? ` within ${Math.ceil(minutes / 60)} hours`
}

const withinMinutes = Array.from({ length: 91 }, (_, minutes) =>
  minutes <= 1 ? ' within a minute' : ` within ${minutes} minutes`,
)

/** `sent a form and downloaded a file`: the deeds, but for those that `told` holds. */
export function listDeeds(deeds: readonly string[], told: readonly string[]): string {
  if (deeds.length === 0) return ''
  return joinWords(deeds.filter((type) => !told.includes(type)).map((type) => deedPhrases.get(type) ?? type))
}

/** Whether it is something that a lead does on purpose, and a sales rep wants to hear of also when it is no goal. */
export function isDeed(type: string): boolean {
  return deedPhrases.has(type)
}

/** What to say of a session without a page, goal or negative event that speaks. */
export function quietSentence(types: SeenTypes): string {
  types.quiet ??= describeQuiet(types)
  return types.quiet
}

function describeQuiet({ all, deeds }: SeenTypes): string {
  if (all.length === 1 && all[0] === 'email_open') return 'Only opened an email.'
  const text = listDeeds(deeds, none) || (all.includes('email_click') ? 'clicked a link in an email' : '')
  if (text === '') return 'Nothing yet that shows interest.'
  return `${capitalize(text)}, nothing else yet that shows interest.`
}

const none: readonly string[] = []

export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

export function capitalize(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
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

function viewsPhrase({ page, views }: PageViews): string {
  if (views === 1) return page.once
  if (views === 2) return `${page.often} twice`
  return `${page.often} ${views < 1000 ? views : views.toLocaleString('en')} times` // commas are slow to come by
}

/** What a view of a category's page is called in the middle of a sentence, and several. */
export function pagePhrase(category: string): { once: string; often: string } {
  const [once, often = once] = pagePhrases.get(category.toLowerCase()) ?? [category]
  return { once, often }
}

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
