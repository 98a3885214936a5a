import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { readWorkspace } from '@/lib/settings/workspace'
import { countSessions } from './columns/count-totals'
import { readHeldSessions } from './columns/read-sessions'
import { readDayStat, storedPeriod } from './read-day-stat'
import { allSessionsWhere } from './session-where'

/** How many sessions the filter lists, exactly. Without other filters than days the stored totals know it. */
export async function countFiltered(filter: SessionFilter, nowMs: number, db: Database = database()): Promise<number> {
  const period = storedPeriod(filter)
  if (period) return (await readDayStat(period, db)).sessions
  const clock = { nowMs, gapMs: (await readWorkspace(db)).rules.gapMs }
  const held = await readHeldSessions(filter, clock, db)
  if (held) return countSessions(held)
  const [row] = await db.query<{ sessions: number }>(
    sql`SELECT count(*) AS sessions FROM session WHERE ${await allSessionsWhere(filter, clock, db)}`,
  )
  return row?.sessions ?? 0
}
