import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { type LeadRecord, leadColumns, toLeadRow } from './lead-row'
import type { Lead } from './types'

/** The lead with this id; null when there is none. */
export async function findLead(id: string, db: Database = database()): Promise<Lead | null> {
  if (id.includes('\0')) return null // which no database takes
  const [[record], identities] = await Promise.all([
    db.query<LeadRecord>(sql`SELECT ${leadColumns} FROM lead WHERE id = ${id}`),
    db.query<{ key: string }>(sql`SELECT key FROM identity WHERE lead_id = ${id} ORDER BY key`),
  ])
  return record ? { ...toLeadRow(record), identities: identities.map(({ key }) => key) } : null
}
