import type { Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'

/** A lead's row, held until the transaction ends. Times are ms. */
export interface LockedLead {
  id: string
  name: string | null
  email: string | null
  company: string | null
  owner: string | null
  firstSeenAt: number | null
  lastSeenAt: number | null
  eventCount: number
  sessionCount: number
  /** Sum of points. */
  score: number
  /** The version of the rules that its sessions were computed by. */
  rulesVersion: number
}

/**
 * Locks those of the leads that exist, in the order of their ids, so that two writers never wait for each other in a
 * ring. Who holds a lead is the only one to touch its events and sessions.
 */
export async function lockLeads(tx: Transaction, ids: readonly string[]): Promise<Map<string, LockedLead>> {
  const rows = await tx.query<LeadRow>(sql`
    SELECT id, name, email, company, owner, first_seen_at, last_seen_at, event_count, session_count, score, rules_version
    FROM lead WHERE id = ANY(${ids}::text[]) ORDER BY id FOR UPDATE`)
  return new Map(rows.map((row) => [row.id, toLockedLead(row)]))
}

interface LeadRow {
  id: string
  name: string | null
  email: string | null
  company: string | null
  owner: string | null
  first_seen_at: Date | null
  last_seen_at: Date | null
  event_count: number
  session_count: number
  score: number
  rules_version: number
}

function toLockedLead(row: LeadRow): LockedLead {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    company: row.company,
    owner: row.owner,
    firstSeenAt: row.first_seen_at?.getTime() ?? null,
    lastSeenAt: row.last_seen_at?.getTime() ?? null,
    eventCount: row.event_count,
    sessionCount: row.session_count,
    score: row.score,
    rulesVersion: row.rules_version,
  }
}
