import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { CleanEvent } from '@/lib/events/clean-event'
import type { EventSink } from './import-rows'

/** How many events a dry run remembers to find those that stand twice in one file. */
const windowSize = 50_000

/**
 * A sink for dry runs: writes nothing and says how many events an import would find new. Events that stand twice in the
 * file are seen when no more than the window lies between them.
 */
export function countKnownEvents(db: Database = database()): EventSink {
  let current = new Set<string>()
  let previous = new Set<string>()
  return async (events) => {
    const fresh = events.filter((event) => {
      const key = toKey(event.lead.key, event.id)
      const isSeen = current.has(key) || previous.has(key)
      current.add(key)
      return !isSeen
    })
    if (current.size >= windowSize) {
      previous = current
      current = new Set()
    }
    return fresh.length - (await countStored(fresh, db))
  }
}

/** A dry run without a database: every event is taken for new. */
export const countAll: EventSink = async (events) => events.length

async function countStored(events: CleanEvent[], db: Database): Promise<number> {
  if (events.length === 0) return 0
  const keys = events.map(({ lead }) => lead.key)
  const ids = events.map(({ id }) => id)
  const [row] = await db.query<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM unnest(${keys}::text[], ${ids}::text[]) AS given (key, id)
    JOIN identity i ON i.key = given.key
    JOIN event e ON e.lead_id = i.lead_id AND e.id = given.id`)
  return row?.count ?? 0
}

function toKey(leadKey: string, id: string): string {
  return `${leadKey.length} ${leadKey} ${id}`
}
