import type { CopyColumns, Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { formatInstant } from '@/lib/time/format-instant'
import type { LockedLead } from './lock-leads'

const leadColumns: CopyColumns = {
  id: 'text',
  name: 'text',
  email: 'text',
  company: 'text',
  owner: 'text',
  created_at: 'timestamptz',
  first_seen_at: 'timestamptz',
  last_seen_at: 'timestamptz',
  event_count: 'int4',
  session_count: 'int4',
  score: 'int8',
  rules_version: 'int4',
}

/**
 * Inserts leads. One that another transaction has made meanwhile is a collision: the transaction starts again, and
 * finds it.
 */
export function insertLeads(tx: Transaction, leads: readonly LockedLead[], createdAtMs: number): Promise<void> {
  const rows = leads.map((lead) => [
    ...[lead.id, lead.name, lead.email, lead.company, lead.owner, createdAtMs, lead.firstSeenAt, lead.lastSeenAt],
    ...[lead.eventCount, lead.sessionCount, lead.score, lead.rulesVersion],
  ])
  return tx.copy('lead', leadColumns, rows)
}

/** Writes back leads that this transaction has locked. */
export async function updateLeads(tx: Transaction, leads: readonly LockedLead[]): Promise<void> {
  if (leads.length === 0) return
  const column = <Value>(pick: (lead: LockedLead) => Value) => leads.map(pick)
  await tx.execute(sql`
    UPDATE lead SET name = v.name, email = v.email, company = v.company, owner = v.owner,
      first_seen_at = v.first_seen_at, last_seen_at = v.last_seen_at, event_count = v.event_count,
      session_count = v.session_count, score = v.score, rules_version = v.rules_version
    FROM unnest(
      ${column((lead) => lead.id)}::text[], ${column((lead) => lead.name)}::text[],
      ${column((lead) => lead.email)}::text[], ${column((lead) => lead.company)}::text[],
      ${column((lead) => lead.owner)}::text[],
      ${column((lead) => toTimestampOrNull(lead.firstSeenAt))}::timestamptz[],
      ${column((lead) => toTimestampOrNull(lead.lastSeenAt))}::timestamptz[],
      ${column((lead) => lead.eventCount)}::int[], ${column((lead) => lead.sessionCount)}::int[],
      ${column((lead) => lead.score)}::bigint[], ${column((lead) => lead.rulesVersion)}::int[]
    ) AS v (id, name, email, company, owner, first_seen_at, last_seen_at, event_count, session_count, score,
      rules_version)
    WHERE lead.id = v.id`)
}

function toTimestampOrNull(timeMs: number | null): string | null {
  return timeMs === null ? null : formatInstant(timeMs)
}
