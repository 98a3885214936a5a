// Other systems' names for the event types that Leadtrail's rules know. They are offered, never applied unasked: only
// the owner of the data knows whether their `open` is an email.

import { knownEventTypes } from '@/lib/sessionizer'

/** Event type in the file -> event type to store. */
export type TypeAliases = Readonly<Record<string, string>>

const known = aliases({
  email_sent: 'send_email sent_email email_send sent send processed email_processed',
  email_delivered: 'delivered deliver_email delivered_email email_delivery delivery',
  email_bounced:
    'bounce bounced email_bounce bounced_email hard_bounce soft_bounce email_hard_bounced email_soft_bounced',
  email_dropped: 'dropped email_drop email_rejected',
  email_open: 'open opened open_email opened_email email_opened email_opens opens',
  email_click:
    'click_email clicked_email email_clicked click_link_in_email clicked_link_in_email email_link_click email_link_clicked',
  unsubscribe:
    'unsubscribed unsubscribe_email unsubscribed_email email_unsubscribe email_unsubscribed opt_out email_opt_out',
  spam_complaint: 'spam_report spamreport spam complaint email_spam_report marked_as_spam',
  page_view:
    'pageview page_viewed viewed_page view_page visit_page visit_web_page visited_page page_visit page_visited page',
  form_submit:
    'form_submitted form_submission submit_form submitted_form form_fill fill_out_form filled_out_form form_completed',
  demo_request: 'demo_requested request_demo requested_demo book_demo demo_booked',
  trial_signup: 'trial_signed_up trial_started start_trial started_trial trial_start free_trial free_trial_signup',
})

/** The name that Leadtrail's rules know `type` by, when it is another one. */
export function knownAlias(type: string): string | undefined {
  const name = type
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
  const target = known.get(name) ?? (knownEventTypes.includes(name) ? name : undefined)
  return target === type ? undefined : target
}

function aliases(byTarget: Record<string, string>): ReadonlyMap<string, string> {
  const entries = Object.entries(byTarget)
  return new Map(entries.flatMap(([target, names]) => names.split(' ').map((name): [string, string] => [name, target])))
}
