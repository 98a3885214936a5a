import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { EventFilter } from '@/lib/filters/event-filter'
import { currentLeads } from '@/lib/leads/current-lead'
import { readWorkspace } from '@/lib/settings/workspace'
import { eventWhere } from './event-where'

/** The number of events under a filter. It reads them all: about a second for each few million. */
export async function countEvents(filter: EventFilter, db: Database = database()): Promise<number> {
  const { rules } = await readWorkspace(db)
  const lead = filter.lead && (await currentLeads(filter.lead, db))
  const [row] = await db.query<{ count: number }>(
    sql`SELECT count(*) AS count FROM event e WHERE ${eventWhere({ ...filter, lead }, rules)}`,
  )
  return row?.count ?? 0
}
