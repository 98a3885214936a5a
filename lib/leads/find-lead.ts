import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { currentLead } from './current-lead'
import { type LeadRecord, shownLeadColumns, toLeadRow } from './lead-row'
import type { Lead } from './types'

/** The lead with this id, or the one that it was joined to: then it has another id. Null when there is neither. */
export async function findLead(named: string, db: Database = database()): Promise<Lead | null> {
  if (named.includes('\0')) return null // which no database takes
  const id = await currentLead(named, db)
  const [[record], identities] = await Promise.all([
    db.query<LeadRecord>(sql`SELECT ${shownLeadColumns} FROM lead WHERE id = ${id}`),
    db.query<{ key: string }>(sql`SELECT key FROM identity WHERE lead_id = ${id} ORDER BY key`),
  ])
  return record ? { ...toLeadRow(record), identities: identities.map(({ key }) => key) } : null
}
