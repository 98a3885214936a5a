import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { raw, sql } from '@/lib/db/sql'
import { foundLeads } from './found-leads'
import { type LeadRecord, shownLeadColumns, toLeadRow } from './lead-row'
import type { LeadRow } from './types'

/**
 * The leads whose name, email, company or identity has every word of `q`, in any case; all leads for an empty text.
 * The latest seen first, at most `limit`.
 */
export async function searchLeads(q: string, limit: number, db: Database = database()): Promise<LeadRow[]> {
  const where = q.trim() === '' ? sql`TRUE` : await foundLeads(sql`lead.id`, q, db)
  const records = await db.query<LeadRecord>(sql`
    SELECT ${shownLeadColumns} FROM lead WHERE ${where}
    ORDER BY last_seen_at DESC NULLS LAST, id DESC LIMIT ${raw(String(Math.trunc(limit)))}`)
  return records.map(toLeadRow)
}
