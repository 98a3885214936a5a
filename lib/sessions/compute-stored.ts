import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import {
  type Rules,
  type Session,
  type SessionEvent,
  type Touch,
  type TracedSession,
  traceSessions,
} from '@/lib/sessionizer'
import { formatInstant } from '@/lib/time/format-instant'
import { type SessionEventRow, sessionEventColumns, toSessionEvent } from './read-session-events'
import { type StoredSession, sessionColumns, toSession } from './session-columns'
import { TouchMap } from './touch-map'

// Everything about a range of leads, events a page at a time: memory grows neither with the leads nor with their events.

const eventsPerPage = 5000

/** Leads with ids after `after` and up to `upTo`. */
export interface LeadRange {
  after: string
  upTo: string
}

/** The sessions that the stored events of the leads make, by lead and time. */
export async function* computeSessions(db: Queryable, range: LeadRange, rules: Rules): AsyncGenerator<TracedSession> {
  const light = withoutEvents()
  let rest: SessionEvent[] = []
  for await (const page of readEventPages(db, range)) {
    const events = [...rest, ...page]
    const sessions = [...traceSessions(events, rules)]
    const last = sessions.pop() // the next page may go on with it
    yield* sessions.map(light)
    rest = last === undefined ? [] : events.filter((event) => isFrom(event, last))
  }
  for (const session of traceSessions(rest, rules)) yield light(session)
}

/** Equal touches become one object, so that a session whoever keeps does not keep its events. */
function withoutEvents(): (session: TracedSession) => TracedSession {
  const known = new TouchMap<Touch>()
  const intern = ({ type, path }: Touch): Touch => {
    const touch = known.get({ type, path }) ?? { type, path }
    known.set(touch, touch)
    return touch
  }
  return (session) => ({ ...session, touches: session.touches.map(intern) })
}

/** A stored session, and what reports ask of its counted events. */
export type StoredTrail = Session & Trail

interface Trail {
  /** The events as characters. */
  trail: string
  /** The pauses between them; null when it was stored before that was kept. */
  pauses: string | null
}

/** The stored sessions of the leads, by id. */
export async function readStoredSessions(db: Queryable, { after, upTo }: LeadRange): Promise<Map<string, StoredTrail>> {
  const rows = await db.query<StoredSession & Trail>(sql`
    SELECT ${sessionColumns}, trail, pauses
    FROM session WHERE lead_id > ${after} AND lead_id <= ${upTo}`)
  return new Map(rows.map(({ trail, pauses, ...row }) => [row.id, { ...toSession(row), trail, pauses }]))
}

async function* readEventPages(db: Queryable, { after, upTo }: LeadRange): AsyncGenerator<SessionEvent[]> {
  let place = { leadId: after, occurredAt: 0, seq: 0 }
  for (;;) {
    const isStart = place.leadId === after
    const beyond = isStart
      ? sql`e.lead_id > ${after}`
      : sql`(e.lead_id, e.occurred_at, e.seq) > (${place.leadId}, ${formatInstant(place.occurredAt)}::timestamptz, ${place.seq}::bigint)`
    const rows = await db.query<SessionEventRow>(sql`
      SELECT ${sessionEventColumns} FROM event e WHERE ${beyond} AND e.lead_id <= ${upTo}
      ORDER BY e.lead_id, e.occurred_at, e.seq LIMIT ${eventsPerPage}::int`)
    const page = rows.map(toSessionEvent)
    if (page.length > 0) yield page
    const last = page.at(-1)
    if (last === undefined || page.length < eventsPerPage) return
    place = last
  }
}

function isFrom(event: SessionEvent, session: Session): boolean {
  if (event.leadId !== session.leadId) return event.leadId > session.leadId
  return event.occurredAt >= session.startedAt
}
