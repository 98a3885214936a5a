import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { readPage } from '@/lib/db/read-page'
import { raw, type Sql, sql } from '@/lib/db/sql'
import type { Position } from '@/lib/filters/page-cursor'
import { type SessionQuery, type SessionSort, type SessionSortColumn, sortColumnOf } from '@/lib/filters/session-query'
import { type Session, statusOf } from '@/lib/sessionizer/index'
import { readWorkspace } from '@/lib/settings/workspace'
import { readLeads } from './read-leads'
import { type StoredSession, sessionColumns, toSession } from './session-columns'
import { type Clock, sessionWhere } from './session-where'
import type { SessionPage, SessionRow } from './types'

/**
 * One page of the sessions under a filter, in a total order (ties by id, in the same direction).
 * `next` and `previous` are cursors exactly when there is something that way, also on an empty page past an end.
 */
export async function listSessions(
  { filter, sort, limit, cursor }: SessionQuery,
  nowMs: number,
  db: Database = database(),
): Promise<SessionPage> {
  const { gapMs } = (await readWorkspace(db)).rules
  const list = { where: await sessionWhere(filter, { nowMs, gapMs }, db), sort, db }
  const { rows, next, previous } = await readPage(
    {
      read: (place, limit, backward) => readFrom(list, place, limit, backward),
      positionOf: (session) => positionOf(session, sort),
    },
    cursor,
    limit,
  )
  return { rows: await withLeads(rows, { nowMs, gapMs }, db), next, previous }
}

/** A list: what it holds and in which order. */
export interface SessionList {
  where: Sql
  sort: SessionSort
  db: Database
}

/** Up to `limit` sessions after a place, or before it with `backward`, the nearest first. */
export async function readFrom(
  { where, sort, db }: SessionList,
  place: Position | null,
  limit: number,
  backward = false,
): Promise<Session[]> {
  const { column, descending } = sortColumnOf(sort)
  const down = descending !== backward
  const direction = raw(down ? 'DESC' : 'ASC')
  const rows = await db.query<StoredSession>(sql`
    SELECT ${sessionColumns} FROM session
    WHERE ${where} AND ${place ? beyond(place, column, down) : sql`TRUE`}
    ORDER BY session.${raw(sortColumns[column])} ${direction}, session.id ${direction}
    LIMIT ${limit}::integer`)
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

/** The sessions as rows of the table: with their leads and their status of now. */
export async function withLeads(sessions: Session[], { nowMs, gapMs }: Clock, db: Database): Promise<SessionRow[]> {
  const leads = await readLeads(new Set(sessions.map(({ leadId }) => leadId)), db)
  return sessions.map((session): SessionRow => {
    const lead = leads.get(session.leadId) ?? { id: session.leadId, name: null, email: null, company: null }
    return { ...session, lead, status: statusOf(session.endedAt, gapMs, nowMs) }
  })
}
