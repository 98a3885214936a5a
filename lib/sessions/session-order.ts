import type { Database } from '@/lib/db/database'
import { empty, raw, type Sql, sql } from '@/lib/db/sql'
import type { Position } from '@/lib/filters/page-cursor'
import { type SessionSort, type SessionSortColumn, sortColumnOf } from '@/lib/filters/session-sort'
import type { Session } from '@/lib/sessionizer/index'
import { leadIdIn, type StoredSession, sessionColumns, toSession } from './session-columns'
import type { WayToList } from './way-to-list'

/** A list: what it holds and in which order. */
export interface SessionList extends WayToList {
  where: Sql
  sort: SessionSort
  db: Database
}

/**
 * Up to `limit` sessions after a place, or before it with `backward`, the nearest first. The ids are found within the
 * index of the sort, whose tail holds what most filters test; only the rows that are shown are then read.
 */
export async function readFrom(
  { where, sort, db, isShort = false, entries }: SessionList,
  place: Position | null,
  limit: number,
  backward = false,
): Promise<Session[]> {
  const { column, descending } = sortColumnOf(sort)
  const down = descending !== backward
  const direction = raw(down ? 'DESC' : 'ASC')
  const order = sql`session.${raw(sortColumns[column])} ${direction}, session.id ${direction}`
  const matches = sql`SELECT session.id, session.${raw(sortColumns[column])} FROM session
    WHERE ${where} AND ${place ? beyond(place, column, down) : sql`TRUE`}`
  const first = sql`ORDER BY ${order} LIMIT ${limit}::integer`
  const source = entries
    ? sql`unnest(${entries}::text[]) AS entry (type) CROSS JOIN LATERAL (
        ${matches} AND session.entry_type = entry.type ${first}) AS session`
    : sql`(${matches} ${isShort ? sql`OFFSET 0` : empty}) AS session`
  const rows = await db.query<StoredSession>(sql`
    WITH page (found) AS MATERIALIZED (SELECT session.id FROM ${source} ${first})
    SELECT ${sessionColumns} FROM page JOIN session ON lead_id = ${leadIdIn(sql`found`)} AND id = found
    ORDER BY ${order}`)
  return rows.map(toSession)
}

const sortColumns: Record<SessionSortColumn, string> = {
  startedAt: 'started_at',
  duration: 'duration_ms',
  events: 'event_count',
  points: 'points',
}

/** Written so that the first half alone bounds the index scan. */
function beyond({ key, id, inclusive }: Position, by: SessionSortColumn, down: boolean): Sql {
  const column = raw(`session.${sortColumns[by]}`)
  const value = by === 'startedAt' ? sql`${new Date(key)}::timestamptz` : sql`${key}::bigint`
  const [past, upTo] = down ? [raw('<'), raw('<=')] : [raw('>'), raw('>=')]
  return sql`${column} ${upTo} ${value} AND (${column} ${past} ${value} OR session.id ${inclusive ? upTo : past} ${id})`
}

/** A session's place in a list. */
export function positionOf(session: Session, sort: SessionSort): Position {
  const { column } = sortColumnOf(sort)
  const keys = {
    startedAt: session.startedAt,
    duration: session.durationMs,
    events: session.eventCount,
    points: session.points,
  }
  return { column, key: keys[column], id: session.id }
}
