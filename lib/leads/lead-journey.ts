import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { readPage } from '@/lib/db/read-page'
import { raw, type Sql, sql } from '@/lib/db/sql'
import type { JourneyQuery } from '@/lib/filters/journey-filter'
import type { Position } from '@/lib/filters/page-cursor'
import { type Rules, type Session, statusOf } from '@/lib/sessionizer'
import { type StoredSession, sessionColumns, toSession } from '@/lib/sessions/session-columns'
import { readWorkspace } from '@/lib/settings/workspace'
import { journeyEventsSql } from './journey-events'
import { journeyWithGap } from './journey-with-gap'
import type { Journey, UndatedJourney, UndatedJourneySession } from './types'

/**
 * A page of a lead's sessions, newest first, whatever the date. A filter keeps the sessions with at least one event
 * that fits it, and counts those events. With a gap the sessions are computed on the fly instead of read.
 */
export async function leadJourney(
  leadId: string,
  query: JourneyQuery,
  nowMs: number,
  db: Database = database(),
): Promise<Journey> {
  const { rules } = await readWorkspace(db)
  const { gap = rules.gapMs } = query.filter
  const journey =
    gap === rules.gapMs
      ? await storedJourney(leadId, query, rules, db)
      : await journeyWithGap(leadId, query, { ...rules, gapMs: gap }, db)
  const rows = journey.rows.map((session) => ({
    ...session,
    status: statusOf(session.endedAt, gap, nowMs),
    closesAt: session.endedAt + gap,
  }))
  return { ...journey, rows }
}

async function storedJourney(leadId: string, query: JourneyQuery, rules: Rules, db: Database): Promise<UndatedJourney> {
  const list = { leadId, events: journeyEventsSql(query.filter, rules), db }
  const [page, [count]] = await Promise.all([
    readPage<UndatedJourneySession>(
      { read: (...place) => readFrom(list, place), positionOf },
      query.cursor,
      query.limit,
    ),
    db.query<{ sessions: number }>(sql`SELECT count(*) AS sessions FROM session WHERE ${sessionsSql(list)}`),
  ])
  return { ...page, sessionCount: count?.sessions ?? 0 }
}

interface SessionList {
  leadId: string
  /** The condition on `event e`; null when there is none. */
  events: Sql | null
  db: Database
}

async function readFrom(list: SessionList, [place, limit, backward]: [Position | null, number, boolean]) {
  const direction = raw(backward ? 'ASC' : 'DESC')
  const matches = list.events
    ? sql`(SELECT count(*) FROM event e WHERE ${withinSession} AND ${list.events})`
    : sql`NULL::bigint`
  const records = await list.db.query<StoredSession & { matches: number | null }>(sql`
    SELECT ${sessionColumns}, ${matches} AS matches FROM session
    WHERE ${sessionsSql(list)} AND ${place ? beyond(place, backward) : sql`TRUE`}
    ORDER BY started_at ${direction}, id ${direction} LIMIT ${limit}::integer`)
  return records.map((record) => ({ ...toSession(record), matches: record.matches }))
}

const withinSession = raw(
  'e.lead_id = session.lead_id AND e.occurred_at >= session.started_at AND e.occurred_at <= session.ended_at',
)

function sessionsSql({ leadId, events }: SessionList): Sql {
  const own = sql`session.lead_id = ${leadId}`
  return events ? sql`${own} AND EXISTS (SELECT 1 FROM event e WHERE ${withinSession} AND ${events})` : own
}

function beyond({ key, id, inclusive }: Position, backward: boolean): Sql {
  const at = sql`${new Date(key)}::timestamptz`
  const [past, upTo] = backward ? [raw('>'), raw('>=')] : [raw('<'), raw('<=')]
  return sql`started_at ${upTo} ${at} AND (started_at ${past} ${at} OR id ${inclusive ? upTo : past} ${id})`
}

function positionOf({ startedAt, id }: Session): Position {
  return { column: 'startedAt', key: startedAt, id }
}
