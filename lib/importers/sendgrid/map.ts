// SendGrid's Event Webhook: what each report means here.

import { linkFields } from '../link-fields'
import { firstText, type Report, readReport, recipientKey, restOf, textOf, timeOfSeconds } from '../report'
import type { MappedReport } from '../vendor'

const types = new Map([
  ['processed', 'email_sent'],
  ['delivered', 'email_delivered'],
  ['open', 'email_open'],
  ['click', 'email_click'],
  ['bounce', 'email_bounced'],
  ['dropped', 'email_dropped'],
  ['unsubscribe', 'unsubscribe'],
  ['group_unsubscribe', 'unsubscribe'],
  ['group_resubscribe', 'resubscribe'],
  ['spamreport', 'spam_complaint'],
])

/** What has a field of its own in the event, or says nothing about the lead. */
const used = new Set([
  ...['email', 'timestamp', 'event', 'sg_event_id', 'sg_message_id', 'smtp-id', 'useragent', 'url', 'ip', 'tls'],
  ...['subject', 'marketing_campaign_name', 'singlesend_name', 'cert_err', 'url_offset'],
])

export function mapSendgrid(value: unknown): MappedReport {
  const report = readReport(value)
  if (!report) return { rejected: 'is no object' }
  const name = textOf(report.event)
  const type = types.get(name ?? '')
  if (name === 'deferred') return { rejected: 'deferred is not kept: the email is still on its way' }
  if (!type) return { rejected: `event ${JSON.stringify(name?.slice(0, 60) ?? null)} is unknown` }
  const id = textOf(report.sg_event_id)
  if (!id) return { rejected: 'sg_event_id is missing' }
  const key = recipientKey(report.email)
  if (!key) return { rejected: 'email is no address' }
  const occurredAt = timeOfSeconds(report.timestamp)
  if (occurredAt === null) return { rejected: 'timestamp is no time in seconds' }
  const link = linkFields(textOf(report.url))
  return {
    event: {
      id,
      lead: { key },
      occurredAt,
      type,
      ...link,
      label: textOf(report.subject),
      campaign: campaignOf(report) ?? link.campaign,
      message: messageOf(textOf(report.sg_message_id)),
      agent: textOf(report.useragent),
      // Apple's mail fetches images of every email, read or not.
      suppressed: isTrue(report.sg_machine_open) ? 'scanner' : null,
      props: restOf(report, used),
    },
  }
}

function campaignOf(report: Report): string | undefined {
  return textOf(report.marketing_campaign_name) ?? textOf(report.singlesend_name) ?? firstText(report.category)
}

/** Every report of an email begins with the same id; the servers that handled it follow. */
function messageOf(id: string | undefined): string | undefined {
  return id?.split(/\.(?=filter|recv)/)[0]
}

function isTrue(value: Report[string] | undefined): boolean {
  return value === true || value === 'true' || value === 'True'
}
