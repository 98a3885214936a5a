import type { Queryable } from '@/lib/db/database'
import { join, type Sql, sql } from '@/lib/db/sql'
import {
  type FilterDefinition,
  type FilterName,
  filterDefinitions,
  type NumberRangeDefinition,
  none,
  pagePrefix,
} from '@/lib/filters/filter-definitions'
import type { NumberRange } from '@/lib/filters/range-text'
import type { Sequence } from '@/lib/filters/sequence'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { currentLeads } from '@/lib/leads/current-lead'
import { foundLeads } from '@/lib/leads/found-leads'
import { type Status, statusRange } from '@/lib/sessionizer/index'
import { fromPattern, isPattern } from '@/lib/sessionizer/pattern'
import { toInstants } from '@/lib/time/day-range'
import { columnOf } from './column-of'
import { knownTypes } from './known-types'
import { daysSinceFirst, firstWith, sourceOfFirst, visits } from './lead-place'
import { toLike } from './path-pattern'
import { pathWhere } from './path-where'
import { missedWhere, reachedWhere } from './reached-where'
import { sequenceWhere } from './sequence-where'

/** What a filter depends on besides the sessions: the clock, and the workspace's gap. */
export interface Clock {
  nowMs: number
  gapMs: number
}

/**
 * The condition that a filter sets on rows of `session`. The kind of a filter decides about its SQL, never the shape of
 * a value, and values are always parameters. Reads the known pages and events when they are given as patterns.
 */
export async function sessionWhere(
  filter: SessionFilter,
  clock: Clock,
  db: Queryable,
  mostLeads?: number,
): Promise<Sql> {
  const conditions: Sql[] = []
  for (const name of Object.keys(filterDefinitions) as FilterName[]) {
    const condition = await conditionOf(name, filter, { ...clock, mostLeads }, db)
    if (condition) conditions.push(condition)
  }
  return conditions.length === 0 ? sql`TRUE` : join(conditions, ' AND ')
}

/** Who counts all sessions of a filter reads those of so many leads rather by lead than all there are. */
const countedLeads = 20_000

/** The same condition for a statement that reads all of the sessions, not the first of a list. */
export function allSessionsWhere(filter: SessionFilter, clock: Clock, db: Queryable): Promise<Sql> {
  return sessionWhere(filter, clock, db, countedLeads)
}

type Around = Clock & { mostLeads: number | undefined }

async function conditionOf(name: FilterName, filter: SessionFilter, clock: Around, db: Queryable) {
  const definition: FilterDefinition = filterDefinitions[name]
  const value = name === 'date' ? filter : filter[name]
  if (value === undefined) return
  switch (definition.kind) {
    case 'day-range':
      return dayRange(columnOf(definition.column), filter)
    case 'number-range':
      return numberRange(definition, value as NumberRange)
    case 'leads':
      return anyOf(columnOf(definition.column), await currentLeads(value as string[], db))
    case 'choice': {
      const condition = choice(columnOf(definition.column), value as string[], definition.nullable ?? false)
      return name === 'exit' && !filter.entry ? sql`${condition} AND ${await anyEntry(db)}` : condition
    }
    case 'status':
      return status(columnOf(definition.column), value as Status[], clock)
    case 'path-pattern':
      return knownPages(columnOf(definition.column), value as string[], db)
    case 'contains':
      return contains(columnOf(definition.typesColumn), columnOf(definition.pathsColumn), value as string[], db)
    case 'sequence':
      return sequenceWhere(
        { trail: columnOf(definition.column), eventCount: columnOf(filterDefinitions.events.column) },
        value as Sequence,
        db,
      )
    case 'path':
      return pathWhere(columnOf(definition.column), value as string[], db)
    case 'holds':
      return definition.holds === 'some' ? reachedWhere(value as string[], db) : missedWhere(value as string[], db)
    case 'first-with':
      return firstWith(value as string[], db)
    case 'place':
      return definition.unit === 'visits' ? visits(value as NumberRange) : daysSinceFirst(value as NumberRange)
    case 'first-source':
      return anyOf(sourceOfFirst, value as string[])
    case 'text':
      return foundLeads(columnOf(filterDefinitions.lead.column), value as string, db, clock.mostLeads)
  }
}

export function dayRange(column: Sql, { from, to, tz = 'UTC' }: SessionFilter): Sql | undefined {
  if (from === undefined && to === undefined) return
  const start = from === undefined ? undefined : sql`${column} >= ${new Date(toInstants(from, from, tz).fromMs)}`
  const end = to === undefined ? undefined : sql`${column} < ${new Date(toInstants(to, to, tz).toMs)}`
  return join([start, end].filter(isSql), ' AND ')
}

/** What lies between two units belongs to the lower one: 60 seconds are 60,000 up to 60,999 ms. */
function numberRange({ column, scale }: NumberRangeDefinition, { min, max }: NumberRange): Sql {
  const start = min === undefined ? undefined : sql`${columnOf(column)} >= ${min * scale}::bigint`
  const end = max === undefined ? undefined : sql`${columnOf(column)} <= ${max * scale + scale - 1}::bigint`
  return join([start, end].filter(isSql), ' AND ')
}

/** One value as `=`: an index that starts with the column then also gives the order. */
export function anyOf(column: Sql, values: readonly string[]): Sql {
  return values.length === 1 ? sql`${column} = ${values[0]}` : sql`${column} = ANY(${values}::text[])`
}

export function choice(column: Sql, values: readonly string[], nullable: boolean): Sql {
  const isOne = anyOf(column, values)
  return nullable && values.includes(none) ? sql`(${column} IS NULL OR ${isOne})` : isOne
}

/** Says nothing about a session, but lets the index of pairs of entry and exit find those of a rare exit. */
async function anyEntry(db: Queryable): Promise<Sql> {
  return anyOf(columnOf(filterDefinitions.entry.column), await knownTypes(db))
}

function status(column: Sql, values: readonly Status[], { nowMs, gapMs }: Clock): Sql {
  return either(
    values.map((value) => {
      const { after, until } = statusRange(value, gapMs, nowMs)
      const start = after === null ? undefined : sql`${column} > ${new Date(after)}`
      const end = until === null ? undefined : sql`${column} <= ${new Date(until)}`
      return join([start, end].filter(isSql), ' AND ')
    }),
  )
}

export function pathPattern(column: Sql, values: readonly string[]): Sql {
  const paths = values.filter((value) => !isPattern(value)).map(fromPattern)
  return either([
    ...(values.includes(none) ? [sql`${column} IS NULL`] : []),
    ...(paths.length > 0 ? [anyOf(column, paths)] : []),
    ...values.filter(isPattern).map((pattern) => sql`${column} LIKE ${toLike(pattern)}`),
  ])
}

/** As `pathPattern`, but patterns as the pages that they mean: an index finds those, and the planner knows how many there are. */
async function knownPages(column: Sql, values: readonly string[], db: Queryable): Promise<Sql> {
  const conditions = values.includes(none) ? [sql`${column} IS NULL`] : []
  const pages = values.filter((value) => !isPattern(value)).map(fromPattern)
  for (const pattern of values.filter(isPattern)) {
    const known = await knownPaths(pattern, db, mostPages + 1)
    if (known.length > mostPages) conditions.push(sql`${column} LIKE ${toLike(pattern)}`)
    else pages.push(...known)
  }
  return either([...conditions, anyOf(column, pages)])
}

/** A pattern that means more pages is left to LIKE. */
const mostPages = 1000

async function contains(types: Sql, paths: Sql, values: readonly string[], db: Queryable): Promise<Sql> {
  const pages = values.filter((value) => value.startsWith(pagePrefix)).map((value) => value.slice(pagePrefix.length))
  const exactPages = pages.filter((page) => !isPattern(page)).map(fromPattern)
  const eventTypes = values.filter((value) => !value.startsWith(pagePrefix))
  const conditions: Sql[] = []
  if (eventTypes.length > 0) conditions.push(sql`${types} @> ${eventTypes}::text[]`)
  if (exactPages.length > 0) conditions.push(sql`${paths} @> ${exactPages}::text[]`)
  for (const pattern of pages.filter(isPattern)) {
    conditions.push(sql`${paths} && ${await knownPaths(pattern, db)}::text[]`)
  }
  return join(conditions, ' AND ')
}

async function knownPaths(pattern: string, db: Queryable, limit: number | null = null): Promise<string[]> {
  const rows = await db.query<{ path: string }>(sql`
    SELECT DISTINCT path FROM touch WHERE path LIKE ${toLike(pattern)} AND path <> '' LIMIT ${limit}::integer`)
  return rows.map(({ path }) => path)
}

const either = (conditions: readonly Sql[]) => sql`(${join([...conditions], ' OR ')})`
const isSql = (part: Sql | undefined): part is Sql => part !== undefined
