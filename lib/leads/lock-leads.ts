import type { Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { type LeadRecord, leadColumns, toLeadRow } from './lead-row'
import type { LeadRow } from './types'

/** A lead's row, held until the transaction ends. Times are ms. */
export interface LockedLead extends LeadRow {
  /** The version of the rules that its sessions were computed by. */
  rulesVersion: number
}

/**
 * Locks those of the leads that exist, in the order of their ids, so that two writers never wait for each other in a
 * ring. Who holds a lead is the only one to touch its events and sessions.
 */
export async function lockLeads(tx: Transaction, ids: readonly string[]): Promise<Map<string, LockedLead>> {
  const rows = await tx.query<LeadRecord & { rules_version: number }>(
    sql`SELECT ${leadColumns}, rules_version FROM lead WHERE id = ANY(${ids}::text[]) ORDER BY id FOR UPDATE`,
  )
  return new Map(rows.map((row) => [row.id, { ...toLeadRow(row), rulesVersion: row.rules_version }]))
}
