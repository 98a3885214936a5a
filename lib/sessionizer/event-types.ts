// Names of event types for people. Types that we do not know are named by their own words.

export const pageViewType = 'page_view'

const labels: Record<string, string> = {
  email_sent: 'Email sent',
  email_delivered: 'Email delivered',
  email_bounced: 'Email bounced',
  email_dropped: 'Email dropped',
  email_open: 'Email opened',
  email_click: 'Email clicked',
  email_reply: 'Email answered',
  email_forward: 'Email forwarded',
  unsubscribe: 'Unsubscribed',
  resubscribe: 'Subscribed again',
  spam_complaint: 'Marked as spam',
  page_view: 'Page viewed',
  link_click: 'Link clicked',
  form_view: 'Form seen',
  form_start: 'Form started',
  form_submit: 'Form sent',
  demo_request: 'Demo requested',
  trial_signup: 'Trial started',
  meeting_booked: 'Meeting booked',
  newsletter_signup: 'Newsletter subscribed',
  webinar_signup: 'Webinar booked',
  webinar_attend: 'Webinar attended',
  file_download: 'File downloaded',
  video_play: 'Video played',
  chat_start: 'Chat started',
  chat_message: 'Chat message',
  call: 'Call',
  login: 'Logged in',
  purchase: 'Bought',
}

/**
 * An event type's name for people.
 * @example eventTypeLabel('email_open') // 'Email opened'
 * @example eventTypeLabel('price_list_seen') // 'Price list seen'
 */
export function eventTypeLabel(type: string): string {
  const known = Object.hasOwn(labels, type) ? labels[type] : undefined
  if (known) return known
  const words = type.replace(/[\s_-]+/g, ' ').trim()
  return words === '' ? type : words[0]?.toUpperCase() + words.slice(1)
}

/** Event types with a name of their own, in a natural order: what a picker may offer before there is data. */
export const knownEventTypes: readonly string[] = Object.keys(labels)

/** Types that a mail system reports. They come by email, whatever page they lead to. */
export function isEmailType(type: string): boolean {
  return type.startsWith('email_') || type === 'unsubscribe' || type === 'spam_complaint' || type === 'resubscribe'
}
