import { database } from '@/lib/db/client'
import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { EventName } from '@/lib/importers/segment/event-names'

/** The workspace's own names of events, in the order of the list. */
export async function readEventNames(db: Queryable = database()): Promise<EventName[]> {
  const [row] = await db.query<{ event_names: EventName[] }>(sql`SELECT event_names FROM workspace WHERE id = 1`)
  return row?.event_names ?? []
}
