// Names of events as senders write them, and the event types that Leadtrail's rules know them by. A name is compared by
// its words alone: "Email Opened", "emailOpened" and "email_opened" are one. What nobody has named becomes its own words.

/** A sender's name for an event, and the type that it is stored as. */
export interface EventName {
  name: string
  type: string
}

/** Type by the words of a name. */
export type EventNames = ReadonlyMap<string, string>

/** `page` and `screen` are the calls of that kind, whatever page they name. */
export const defaultEventNames: readonly EventName[] = [
  { name: 'page', type: 'page_view' },
  { name: 'screen', type: 'screen_view' },
  { name: 'Email Sent', type: 'email_sent' },
  { name: 'Email Delivered', type: 'email_delivered' },
  { name: 'Email Opened', type: 'email_open' },
  { name: 'Email Link Clicked', type: 'email_click' },
  { name: 'Email Clicked', type: 'email_click' },
  { name: 'Email Bounced', type: 'email_bounced' },
  { name: 'Email Dropped', type: 'email_dropped' },
  { name: 'Email Replied', type: 'email_reply' },
  { name: 'Email Forwarded', type: 'email_forward' },
  { name: 'Email Marked as Spam', type: 'spam_complaint' },
  { name: 'Unsubscribed', type: 'unsubscribe' },
  { name: 'Email Unsubscribed', type: 'unsubscribe' },
  { name: 'Resubscribed', type: 'resubscribe' },
  { name: 'Signed Up', type: 'trial_signup' },
  { name: 'Trial Started', type: 'trial_signup' },
  { name: 'Demo Requested', type: 'demo_request' },
  { name: 'Meeting Booked', type: 'meeting_booked' },
  { name: 'Meeting Scheduled', type: 'meeting_booked' },
  { name: 'Form Viewed', type: 'form_view' },
  { name: 'Form Started', type: 'form_start' },
  { name: 'Form Submitted', type: 'form_submit' },
  { name: 'Link Clicked', type: 'link_click' },
  { name: 'File Downloaded', type: 'file_download' },
  { name: 'Video Playback Started', type: 'video_play' },
  { name: 'Newsletter Subscribed', type: 'newsletter_signup' },
  { name: 'Webinar Registered', type: 'webinar_signup' },
  { name: 'Webinar Attended', type: 'webinar_attend' },
  { name: 'Live Chat Conversation Started', type: 'chat_start' },
  { name: 'Live Chat Message Sent', type: 'chat_message' },
  { name: 'Signed In', type: 'login' },
  { name: 'Order Completed', type: 'purchase' },
]

/** The names by their words; those of the workspace go before the ones that everybody has. */
export function eventNames(own: readonly EventName[] = []): EventNames {
  return new Map([...defaultEventNames, ...own].map(({ name, type }) => [wordsOf(name), type]))
}

/**
 * @example toEventType('Email Link Clicked', eventNames()) // 'email_click'
 * @example toEventType('Price List Seen', eventNames()) // 'price_list_seen'
 */
export function toEventType(name: string, names: EventNames): string {
  const words = wordsOf(name)
  return names.get(words) ?? words
}

/** The words of a name, in lower case with `_` between; the name itself when it has none. */
export function wordsOf(name: string): string {
  let words = known.get(name)
  if (words !== undefined) return words
  words = toWords(name)
  if (known.size >= mostKnown) known.clear()
  if (name.length <= 100) known.set(name, words)
  return words
}

/** What names were found to mean: senders have few of them, and use them all the time. */
const known = new Map<string, string>()
const mostKnown = 1000

function toWords(name: string): string {
  const words = name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
  return words === '' ? name.trim() : words
}
