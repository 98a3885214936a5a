import type { Queryable, Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { type LockedLead, lockLeads } from '@/lib/leads/lock-leads'
import type { CleanEvent } from './clean-event'
import { leadIdOf } from './lead-id'

/** The leads that a batch of events names. */
export interface BatchLeads {
  /** Lead id by identity key. */
  idOf: Map<string, string>
  /** Those that exist, locked. */
  stored: Map<string, LockedLead>
  /** Keys seen for the first time. */
  newKeys: string[]
}

/** Finds and locks the leads of the events. A key never seen names a new lead, whose id follows from it. */
export async function resolveLeads(tx: Transaction, events: readonly CleanEvent[]): Promise<BatchLeads> {
  const keys = [...new Set(events.map(({ lead }) => lead.key))]
  let known = await readIdentities(tx, keys)
  for (;;) {
    const idOf = new Map(keys.map((key) => [key, known.get(key) ?? leadIdOf(key)]))
    // While we wait for the locks, a lead may be joined to another one, parted from it, or erased: under them keys are read
    // again, behind the other statement but without waiting for its answer. A key that has come into being meanwhile will
    // be a collision.
    const [stored, now] = await Promise.all([
      lockLeads(tx, [...new Set(idOf.values())].sort()),
      readIdentities(tx, [...known.keys()]),
    ])
    const isSettled = known.size === now.size && [...known].every(([key, leadId]) => now.get(key) === leadId)
    if (isSettled) return { idOf, stored, newKeys: keys.filter((key) => !known.has(key)) }
    known = now
  }
}

/** The leads that the keys belong to, by key. */
export async function readIdentities(tx: Queryable, keys: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ key: string; lead_id: string }>(
    sql`SELECT key, lead_id FROM identity WHERE key = ANY(${keys}::text[])`,
  )
  return new Map(rows.map((row) => [row.key, row.lead_id]))
}

/** A lead that does not exist yet. */
export function newLead(id: string, rulesVersion: number): LockedLead {
  return {
    id,
    name: null,
    email: null,
    company: null,
    owner: null,
    firstSeenAt: null,
    lastSeenAt: null,
    eventCount: 0,
    sessionCount: 0,
    score: 0,
    rulesVersion,
  }
}

/**
 * Fills a lead's card from its new events: what is missing in any case, the rest only by news - an event after all that
 * is known of the lead. Of several events the latest decides.
 */
export function fillCard(lead: LockedLead, arrivals: readonly { event: CleanEvent }[]): void {
  const knownUntil = lead.lastSeenAt ?? Number.NEGATIVE_INFINITY
  for (const field of ['name', 'email', 'company', 'owner'] as const) {
    let latest: CleanEvent | undefined
    for (const { event } of arrivals) {
      if (event.lead[field] !== null && (!latest || event.occurredAt >= latest.occurredAt)) latest = event
    }
    if (latest && (lead[field] === null || latest.occurredAt >= knownUntil)) lead[field] = latest.lead[field]
  }
}
