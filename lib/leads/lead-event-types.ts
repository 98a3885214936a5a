import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { eventTypeLabel } from '@/lib/sessionizer'
import type { TypeCount } from './types'

/** The types of all events of a lead, suppressed ones included, the most frequent first. */
export async function leadEventTypes(leadId: string, db: Database = database()): Promise<TypeCount[]> {
  const records = await db.query<{ type: string; count: number }>(sql`
    SELECT type, count(*) AS count FROM event WHERE lead_id = ${leadId} GROUP BY type ORDER BY count(*) DESC, type`)
  return records.map(({ type, count }) => ({ type, label: eventTypeLabel(type), count }))
}
