import type { Database } from '@/lib/db/database'
import { raw, type Sql, sql } from '@/lib/db/sql'
import type { FacetParam } from '@/lib/filters/facet-query'
import { type FilterDefinition, filterDefinitions, none, pagePrefix } from '@/lib/filters/filter-definitions'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { outcomes, statusRange } from '@/lib/sessionizer/index'
import { columnOf } from './column-of'
import type { ValueCounts } from './columns/count-values'
import type { Period } from './filter-period'
import { sourceOfFirst } from './lead-place'
import { escapeLike } from './path-pattern'
import { readDayStat, storedPeriod } from './read-day-stat'
import { allSessionsWhere, type Clock } from './session-where'
import type { FacetValue } from './types'

/** An open list is cut after this many values. */
export const mostValues = 200

/** What sessions contain is read from so many rows at most, the newest. */
const mostSessions = 100_000

type ValueCount = Pick<FacetValue, 'value' | 'count'>

/** The values of a filter that occur in the sessions under a filter, and how many have each; of an open list the most frequent. */
export async function countStoredValues(
  param: FacetParam,
  filter: SessionFilter,
  search: string,
  clock: Clock,
  db: Database,
): Promise<ValueCounts> {
  const counts = await countInRows(param, filter, search, clock, db)
  return new Map(counts.map(({ value, count }) => [value, count]))
}

async function countInRows(
  param: FacetParam,
  filter: SessionFilter,
  search: string,
  clock: Clock,
  db: Database,
): Promise<ValueCount[]> {
  const definition: FilterDefinition = filterDefinitions[param]
  const where = await allSessionsWhere(filter, clock, db)
  /** When the others are only days, whose totals are stored. */
  const period = storedPeriod(filter)
  if (param === 'outcome' && period) return countStoredOutcomes(period, db)
  switch (definition.kind) {
    case 'choice': {
      const column = columnOf(definition.column)
      // The labels of types are words of our own, which the database cannot search.
      return definition.nullable ? group(orNone(column), where, db, search) : group(column, where, db)
    }
    case 'status':
      return countStatuses(where, period, clock, db)
    case 'path-pattern':
      return group(orNone(columnOf(definition.column)), where, db, search)
    case 'contains': {
      const [types, pages] = await Promise.all([
        groupItems(definition.typesColumn, where, db),
        groupItems(definition.pathsColumn, where, db, search),
      ])
      return [...types, ...pages.map(({ value, count }) => ({ value: pagePrefix + value, count }))]
    }
    case 'holds': {
      const types = await groupItems(definition.column, where, db)
      return definition.holds === 'some' ? types : complement(types, where, db)
    }
    case 'first-with':
      return groupItems(definition.column, where, db, '', isFirstWithItem)
    case 'first-source':
      return groupNewest(sourceOfFirst, where, db)
    default:
      throw new TypeError(`The values of ${param} cannot be counted`)
  }
}

const orNone = (column: Sql) => sql`coalesce(${column}, ${none})`

function group(value: Sql, where: Sql, db: Database, search = ''): Promise<ValueCount[]> {
  return db.query<ValueCount>(sql`
    SELECT ${value} AS value, count(*) AS count FROM session WHERE ${where} AND ${hasSearch(value, search)}
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${raw(String(mostValues))}`)
}

/** As `group`, by each element of a column. Reads rows, not an index, so at most so many of them. */
function groupItems(
  column: string,
  where: Sql,
  db: Database,
  search = '',
  condition = sql`TRUE`,
): Promise<ValueCount[]> {
  return db.query<ValueCount>(sql`
    SELECT item AS value, count(*) AS count
    FROM (SELECT lead_id, started_at, ${columnOf(column)} AS items FROM ${newest(where)}) AS newest, unnest(items) AS item
    WHERE ${hasSearch(sql`item`, search)} AND ${condition}
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${raw(String(mostValues))}`)
}

const isFirstWithItem = sql`NOT EXISTS (
  SELECT FROM session AS earlier WHERE earlier.lead_id = newest.lead_id AND earlier.started_at < newest.started_at
    AND item = ANY(earlier.event_types))`

function groupNewest(value: Sql, where: Sql, db: Database): Promise<ValueCount[]> {
  return db.query<ValueCount>(sql`SELECT ${value} AS value, count(*) AS count FROM ${newest(where)} GROUP BY 1`)
}

function newest(where: Sql): Sql {
  return sql`(SELECT * FROM session WHERE ${where}
    ORDER BY session.started_at DESC, session.id DESC LIMIT ${raw(String(mostSessions))}) AS session`
}

/** Of the values' sessions, those that do not have them. */
async function complement(counts: readonly ValueCount[], where: Sql, db: Database): Promise<ValueCount[]> {
  const [all] = await db.query<{ count: number }>(sql`SELECT count(*) AS count FROM ${newest(where)}`)
  return counts.map(({ value, count }) => ({ value, count: (all?.count ?? 0) - count }))
}

function hasSearch(value: Sql, search: string): Sql {
  return search === '' ? sql`TRUE` : sql`${value} ILIKE ${`%${escapeLike(search)}%`}`
}

async function countStoredOutcomes(period: Period, db: Database): Promise<ValueCount[]> {
  const sums = await readDayStat(period, db)
  return outcomes.map((value) => ({ value, count: sums[value] }))
}

/** Few are open, and an index finds them; all of them are counted without a look at when they ended. */
async function countStatuses(
  where: Sql,
  period: Period | null,
  { nowMs, gapMs }: Clock,
  db: Database,
): Promise<ValueCount[]> {
  const openSince = new Date(statusRange('ended', gapMs, nowMs).until ?? nowMs)
  const activeSince = new Date(statusRange('idle', gapMs, nowMs).until ?? nowMs)
  const [[all], [open]] = await Promise.all([
    period
      ? [await readDayStat(period, db)]
      : db.query<{ sessions: number }>(sql`SELECT count(*) AS sessions FROM session WHERE ${where}`),
    db.query<{ count: number; active: number }>(sql`
      SELECT count(*) AS count, count(*) FILTER (WHERE ended_at > ${activeSince}) AS active
      FROM session WHERE ended_at > ${openSince} AND ${where}`),
  ])
  const [sessions, count, active] = [all?.sessions ?? 0, open?.count ?? 0, open?.active ?? 0]
  return [
    { value: 'active', count: active },
    { value: 'idle', count: count - active },
    { value: 'ended', count: sessions - count },
  ]
}
