import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { type SessionSort, sortColumnOf } from '@/lib/filters/session-sort'
import { columnOf } from './column-of'
import { anyOf } from './session-where'

/** So many are read from an index and sorted in a few milliseconds. */
const few = 10_000

/**
 * Whether a list that begins with the shortest sessions, or those with the fewest events or points, is of one of the rarer
 * pairs of entry and exit. The planner expects such sessions evenly spread, but there the million with a single event come
 * first, and the walk along the index of the sort would pass them all.
 */
export async function isRarePair({ entry, exit }: SessionFilter, sort: SessionSort, db: Queryable): Promise<boolean> {
  const { column, descending } = sortColumnOf(sort)
  if (!entry || !exit || descending || column === 'startedAt') return false
  const [row] = await db.query<{ count: number }>(sql`
    SELECT count(*) FROM (
      SELECT FROM session WHERE ${anyOf(columnOf('entry_type'), entry)} AND ${anyOf(columnOf('exit_type'), exit)}
      LIMIT ${few + 1}::integer) AS pair`)
  return (row?.count ?? 0) <= few
}
