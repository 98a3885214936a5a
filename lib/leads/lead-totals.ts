import type { Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { SessionChanges } from '@/lib/sessions/session-table'
import type { LockedLead } from './lock-leads'

/**
 * Brings a lead's totals up to date with a change of its sessions. Sums follow the difference. When the change took the
 * first or the last session away, first or last seen cannot be told from it: then the answer is false, and
 * `readSeen` has to look after the change is written.
 */
export function applyToTotals(lead: LockedLead, { removed, added }: SessionChanges): boolean {
  lead.sessionCount += added.length - removed.length
  for (const { eventCount, points } of removed) {
    lead.eventCount -= eventCount
    lead.score -= points
  }
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { eventCount, points, startedAt, endedAt } of added) {
    lead.eventCount += eventCount
    lead.score += points
    if (startedAt < first) first = startedAt
    if (endedAt > last) last = endedAt
  }
  const { firstSeenAt, lastSeenAt } = lead
  const lostFirst = firstSeenAt !== null && first > firstSeenAt && removed.some((old) => old.startedAt === firstSeenAt)
  const lostLast = lastSeenAt !== null && last < lastSeenAt && removed.some((old) => old.endedAt === lastSeenAt)
  if (first < (firstSeenAt ?? Number.POSITIVE_INFINITY)) lead.firstSeenAt = first
  if (last > (lastSeenAt ?? Number.NEGATIVE_INFINITY)) lead.lastSeenAt = last
  return !lostFirst && !lostLast
}

/** Sets when the leads were first and last seen from their stored sessions. */
export async function readSeen(tx: Transaction, leads: readonly LockedLead[]): Promise<void> {
  if (leads.length === 0) return
  const rows = await tx.query<{ lead_id: string; first: Date; last: Date }>(sql`
    SELECT lead_id, min(started_at) AS first, max(ended_at) AS last
    FROM session WHERE lead_id = ANY(${leads.map(({ id }) => id)}::text[]) GROUP BY lead_id`)
  const seen = new Map(rows.map((row) => [row.lead_id, row]))
  for (const lead of leads) {
    lead.firstSeenAt = seen.get(lead.id)?.first.getTime() ?? null
    lead.lastSeenAt = seen.get(lead.id)?.last.getTime() ?? null
  }
}
