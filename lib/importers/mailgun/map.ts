// Mailgun's webhooks: what each report means here.

import { linkFields } from '../link-fields'
import { firstText, objectOf, type Report, readReport, recipientKey, restOf, textOf, timeOfSeconds } from '../report'
import type { MappedReport } from '../vendor'

const types = new Map([
  ['accepted', 'email_sent'],
  ['delivered', 'email_delivered'],
  ['opened', 'email_open'],
  ['clicked', 'email_click'],
  ['rejected', 'email_dropped'],
  ['unsubscribed', 'unsubscribe'],
  ['complained', 'spam_complaint'],
])

/** Kept as properties. The rest is about servers and accounts. */
const unused = new Set([
  ...['id', 'event', 'timestamp', 'recipient', 'url', 'message', 'client-info', 'user-variables', 'campaigns', 'ip'],
  ...['envelope', 'flags', 'storage', 'account', 'api-key-id', 'domain', 'log-level', 'method', 'originating-ip'],
  ...['routes', 'recipient-domain', 'recipient-provider', 'primary-dkim', 'batch', 'template'],
])

export function mapMailgun(value: unknown): MappedReport {
  const report = readReport(value)
  if (!report) return { rejected: 'event-data is no object' }
  const type = typeOf(report)
  if (typeof type !== 'string') return type
  const id = textOf(report.id)
  if (!id) return { rejected: 'id is missing' }
  const key = recipientKey(report.recipient)
  if (!key) return { rejected: 'recipient is no address' }
  const occurredAt = timeOfSeconds(report.timestamp)
  if (occurredAt === null) return { rejected: 'timestamp is no time in seconds' }
  const link = linkFields(textOf(report.url))
  const client = objectOf(report['client-info'])
  const headers = objectOf(objectOf(report.message).headers)
  return {
    event: {
      id,
      lead: { key },
      occurredAt,
      type,
      ...link,
      label: textOf(headers.subject),
      campaign: campaignOf(report) ?? link.campaign,
      message: textOf(headers['message-id'])?.replace(/^<|>$/g, ''),
      agent: textOf(client['user-agent']),
      // Gmail's proxy fetches what its reader looks at; the others fetch unasked.
      suppressed: isMachine(textOf(client.bot)) ? 'scanner' : null,
      props: { ...objectOf(report['user-variables']), ...restOf(report, unused), ...clientProps(client) },
    },
  }
}

function typeOf(report: Report): string | { rejected: string } {
  const name = textOf(report.event)
  if (name === 'failed') return typeOfFailure(report)
  return types.get(name ?? '') ?? { rejected: `event ${JSON.stringify(name?.slice(0, 60) ?? null)} is unknown` }
}

/** A failure is final or not; and when Mailgun itself held the email back, nothing bounced. */
function typeOfFailure(report: Report): string | { rejected: string } {
  if (report.severity === 'temporary') {
    return { rejected: 'a temporary failure is not kept: the email is still on its way' }
  }
  return textOf(report.reason)?.startsWith('suppress') ? 'email_dropped' : 'email_bounced'
}

function campaignOf(report: Report): string | undefined {
  const campaigns = report.campaigns
  const first = objectOf(Array.isArray(campaigns) ? campaigns[0] : undefined)
  return textOf(first.name) ?? firstText(report.tags)
}

function isMachine(bot: string | undefined): boolean {
  return bot !== undefined && bot !== 'gmail'
}

function clientProps(client: Report): Report {
  const named = ['client-name', 'client-os', 'device-type'].map((name) => [name, textOf(client[name])] as const)
  return Object.fromEntries(named.flatMap(([name, value]) => (value && value !== 'unknown' ? [[name, value]] : [])))
}
