import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { FilterName } from '@/lib/filters/filter-definitions'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { type SessionSort, sortColumnOf } from '@/lib/filters/session-sort'
import { isPattern } from '@/lib/sessionizer/pattern'
import { columnOf } from './column-of'
import { knownTypes } from './known-types'
import { anyOf } from './session-where'

/** How a list is best read, where the planner cannot know. */
export interface WayToList {
  /** So few sessions that sorting all of them takes less than walking along the index of the sort may take. */
  isShort?: boolean
  /** To be read entry by entry, and merged: the index of pairs of entry and exit has each entry's in order. */
  entries?: readonly string[]
}

/** An index has the sessions of one of their values by start; of one entry also those of one exit. */
const indexed: readonly FilterName[] = ['entry', 'exit', 'source', 'campaign', 'entryPath', 'exitPath']

/** Whether the database may have to pass by any number of sessions before it has a page of the list. */
export function isWalk({ from, to, tz, ...others }: SessionFilter, sort: SessionSort): boolean {
  const given = Object.entries(others).filter(([, value]) => value !== undefined) as [FilterName, unknown][]
  if (given.length === 1 && others.q !== undefined) return false // words say little about the rest
  if (sortColumnOf(sort).column !== 'startedAt') return given.length > 0 || from !== undefined || to !== undefined
  const isPair = given.length === 2 && others.entry && others.exit
  return (given.length > 1 && !isPair) || !given.every(([name, value]) => indexed.includes(name) && isOne(value))
}

function isOne(value: unknown): boolean {
  return Array.isArray(value) && value.length === 1 && !isPattern(value[0])
}

/** So many are read from an index and sorted in a few milliseconds. */
const few = 10_000
/** Looking at more entries takes longer than it saves. */
const mostEntries = 200

/**
 * - A list that begins with the shortest sessions, or those with the fewest events or points, of one of the rarer pairs
 *   of entry and exit: the planner expects them evenly spread, but there the million with a single event come first, and
 *   the walk along the index of the sort would pass them all.
 * - A list by time of one exit, whatever the entry.
 */
export async function wayToList({ entry, exit }: SessionFilter, sort: SessionSort, db: Queryable): Promise<WayToList> {
  const { column, descending } = sortColumnOf(sort)
  if (column === 'startedAt') {
    const entries = !entry && exit?.length === 1 ? await knownTypes(db) : []
    return entries.length > 0 && entries.length <= mostEntries ? { entries } : {}
  }
  if (!entry || !exit || descending) return {}
  const [row] = await db.query<{ count: number }>(sql`
    SELECT count(*) FROM (
      SELECT FROM session WHERE ${anyOf(columnOf('entry_type'), entry)} AND ${anyOf(columnOf('exit_type'), exit)}
      LIMIT ${few + 1}::integer) AS pair`)
  return { isShort: (row?.count ?? 0) <= few }
}
