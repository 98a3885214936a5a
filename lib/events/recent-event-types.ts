import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'

/** The types among the newest 2,000 events, by name: what a picker offers. All types would mean reading all events. */
export async function recentEventTypes(db: Database = database()): Promise<string[]> {
  const records = await db.query<{ type: string }>(sql`
    SELECT DISTINCT type FROM (SELECT type FROM event ORDER BY occurred_at DESC, seq DESC LIMIT 2000) newest
    ORDER BY type`)
  return records.map(({ type }) => type)
}
