import type { CopyColumns, CopyValue, Transaction } from '@/lib/db/database'
import type { CleanEvent } from './clean-event'
import { leadIdOf } from './lead-id'

export const eventColumns = {
  lead_id: 'text',
  id: 'text',
  occurred_at: 'timestamptz',
  received_at: 'timestamptz',
  type: 'text',
  label: 'text',
  path: 'text',
  title: 'text',
  url: 'text',
  referrer: 'text',
  campaign: 'text',
  utm_source: 'text',
  utm_medium: 'text',
  utm_term: 'text',
  utm_content: 'text',
  points: 'int4',
  rule_id: 'text',
  suppressed: 'text',
  props: 'jsonb',
  via: 'text',
  points_given: 'bool',
  message: 'text',
  agent: 'text',
  noise_given: 'text',
} as const satisfies CopyColumns

/**
 * Stores new events, lead by lead as the indexes lie, each lead's in the order given; the database numbers them (`seq`)
 * in that order.
 */
export function insertEvents(
  tx: Transaction,
  events: readonly { leadId: string; event: CleanEvent }[],
  receivedAtMs: number,
): Promise<void> {
  const viaOf = viaFinder()
  return tx.copy(
    'event',
    eventColumns,
    events
      .toSorted(byLead)
      .map(({ leadId, event }) => eventValues(leadId, event, receivedAtMs, viaOf(event.lead.key, leadId))),
  )
}

/** Tells by which key an event came to its lead; null for the key that the lead's id was made of. */
export function viaFinder(): (key: string, leadId: string) => string | null {
  const ownIds = new Map<string, string>()
  return (key, leadId) => {
    let ownId = ownIds.get(key)
    if (ownId === undefined) {
      ownId = leadIdOf(key)
      ownIds.set(key, ownId)
    }
    return ownId === leadId ? null : key
  }
}

/** What stands in the columns. One list, not spread together of several: an import makes a million of these. */
export function eventValues(leadId: string, event: CleanEvent, receivedAtMs: number, via: string | null): CopyValue[] {
  return [
    leadId,
    event.id,
    event.occurredAt,
    receivedAtMs,
    event.type,
    event.label,
    event.path,
    event.title,
    event.url,
    event.referrer,
    event.campaign,
    event.utmSource,
    event.utmMedium,
    event.utmTerm,
    event.utmContent,
    event.points,
    event.ruleId,
    event.suppressed,
    event.props,
    via,
    event.pointsGiven,
    event.message,
    event.agent,
    event.noiseGiven,
  ]
}

function byLead(a: { leadId: string }, b: { leadId: string }): number {
  return a.leadId < b.leadId ? -1 : a.leadId > b.leadId ? 1 : 0
}
