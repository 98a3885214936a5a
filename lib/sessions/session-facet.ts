import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { raw, type Sql, sql } from '@/lib/db/sql'
import { describeOption } from '@/lib/filters/describe-filter'
import type { FacetParam } from '@/lib/filters/facet-query'
import { type FilterDefinition, filterDefinitions, none, pagePrefix } from '@/lib/filters/filter-definitions'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { outcomes, statuses, statusRange } from '@/lib/sessionizer/index'
import { readWorkspace } from '@/lib/settings/workspace'
import { columnOf } from './column-of'
import type { Period } from './filter-period'
import { sourceOfFirst } from './lead-place'
import { escapeLike } from './path-pattern'
import { readDayStat, storedPeriod } from './read-day-stat'
import { allSessionsWhere, type Clock } from './session-where'
import type { FacetValue } from './types'

/** An open list is cut after this many values. */
const mostValues = 200

/** What sessions contain is counted in this many, the newest, when there are more. */
const mostSessions = 100_000

/**
 * The values of a filter, each with the sessions it would list under the other filters. A closed list has all of its
 * values in its own order; an open one those that occur, the most frequent first, at most 200 (of types and of pages
 * each). What sessions contain is counted in the newest 100,000. `search` keeps values whose text or label has it, in
 * any case.
 */
export function sessionFacet(
  param: FacetParam,
  filter: SessionFilter,
  nowMs: number,
  search = '',
  db: Database = database(),
): Promise<FacetValue[]> {
  return facetUnder(param, { ...filter, [param]: undefined }, nowMs, search, db)
}

/** The same of exactly the sessions under a filter. */
export async function facetUnder(
  param: FacetParam,
  filter: SessionFilter,
  nowMs: number,
  search: string,
  db: Database,
): Promise<FacetValue[]> {
  const { gapMs } = (await readWorkspace(db)).rules
  const clock = { nowMs, gapMs }
  const where = await allSessionsWhere(filter, clock, db)
  const counts = await count(param, { where, period: storedPeriod(filter) }, search.trim(), clock, db)
  return counts
    .map(({ value, count }) => ({ value, label: describeOption(param, value), count }))
    .filter(({ value, label }) => hasText(value, search) || hasText(label, search))
}

type Count = Pick<FacetValue, 'value' | 'count'>

/** The sessions under the other filters. */
interface Others {
  where: Sql
  /** When those are only days, whose totals are stored. */
  period: Period | null
}

async function count(
  param: FacetParam,
  { where, period }: Others,
  search: string,
  clock: Clock,
  db: Database,
): Promise<Count[]> {
  const definition: FilterDefinition = filterDefinitions[param]
  if (param === 'outcome' && period) return countStoredOutcomes(period, db)
  switch (definition.kind) {
    case 'choice': {
      const column = columnOf(definition.column)
      if (definition.options) return closed(definition.options, await group(column, where, db))
      // The labels of types are words of our own, which the database cannot search.
      return definition.nullable ? group(orNone(column), where, db, search) : group(column, where, db)
    }
    case 'status':
      return countStatuses({ where, period }, clock, db)
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
      return closed(definition.options, await groupNewest(sourceOfFirst, where, db))
    default:
      throw new TypeError(`The values of ${param} cannot be counted`)
  }
}

const orNone = (column: Sql) => sql`coalesce(${column}, ${none})`

function group(value: Sql, where: Sql, db: Database, search = ''): Promise<Count[]> {
  return db.query<Count>(sql`
    SELECT ${value} AS value, count(*) AS count FROM session WHERE ${where} AND ${hasSearch(value, search)}
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${raw(String(mostValues))}`)
}

/** As `group`, by each element of a column. Reads rows, not an index, so at most so many of them. */
function groupItems(column: string, where: Sql, db: Database, search = '', condition = sql`TRUE`): Promise<Count[]> {
  return db.query<Count>(sql`
    SELECT item AS value, count(*) AS count
    FROM (SELECT lead_id, started_at, ${columnOf(column)} AS items FROM ${newest(where)}) AS newest, unnest(items) AS item
    WHERE ${hasSearch(sql`item`, search)} AND ${condition}
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${raw(String(mostValues))}`)
}

const isFirstWithItem = sql`NOT EXISTS (
  SELECT FROM session AS earlier WHERE earlier.lead_id = newest.lead_id AND earlier.started_at < newest.started_at
    AND item = ANY(earlier.event_types))`

function groupNewest(value: Sql, where: Sql, db: Database): Promise<Count[]> {
  return db.query<Count>(sql`SELECT ${value} AS value, count(*) AS count FROM ${newest(where)} GROUP BY 1`)
}

function newest(where: Sql): Sql {
  return sql`(SELECT * FROM session WHERE ${where}
    ORDER BY session.started_at DESC, session.id DESC LIMIT ${raw(String(mostSessions))}) AS session`
}

/** Of the values' sessions, those that do not have them. */
async function complement(counts: readonly Count[], where: Sql, db: Database): Promise<Count[]> {
  const [all] = await db.query<{ count: number }>(sql`SELECT count(*) AS count FROM ${newest(where)}`)
  return counts.map(({ value, count }) => ({ value, count: (all?.count ?? 0) - count }))
}

function hasSearch(value: Sql, search: string): Sql {
  return search === '' ? sql`TRUE` : sql`${value} ILIKE ${`%${escapeLike(search)}%`}`
}

/** Every value of a closed list in its order, also those that do not occur. */
function closed(options: readonly string[], counts: readonly Count[]): Count[] {
  const byValue = new Map(counts.map(({ value, count }) => [value, count]))
  return options.map((value) => ({ value, count: byValue.get(value) ?? 0 }))
}

async function countStoredOutcomes(period: Period, db: Database): Promise<Count[]> {
  const sums = await readDayStat(period, db)
  return outcomes.map((value) => ({ value, count: sums[value] }))
}

/** Few are open, and an index finds them; all of them are counted without a look at when they ended. */
async function countStatuses({ where, period }: Others, { nowMs, gapMs }: Clock, db: Database): Promise<Count[]> {
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
  return closed(statuses, [
    { value: 'active', count: active },
    { value: 'idle', count: count - active },
    { value: 'ended', count: sessions - count },
  ])
}

function hasText(text: string, search: string): boolean {
  return text.toLowerCase().includes(search.trim().toLowerCase())
}
