import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'

export interface SessionStats {
  /** Stored events, counted or not. */
  events: number
  leads: number
  sessions: number
  singleEventSessions: number
  /** Most events in one session. */
  maxEventCount: number
  /** To the millisecond. */
  totalDurationSeconds: number
  /** Of all sessions. */
  points: number
}

/** What the database holds, counted. Reads every row: for the command line, not for a page. */
export async function sessionStats(db: Database = database()): Promise<SessionStats> {
  const [events, leads, sessions] = await Promise.all([
    db.query<{ count: number }>(sql`SELECT count(*) AS count FROM event`),
    db.query<{ count: number }>(sql`SELECT count(*) AS count FROM lead`),
    db.query<SessionSums>(sql`
      SELECT count(*) AS count, count(*) FILTER (WHERE event_count = 1) AS single,
        coalesce(max(event_count), 0) AS longest, coalesce(sum(duration_ms), 0) AS duration_ms,
        coalesce(sum(points), 0) AS points
      FROM session`),
  ])
  const [sums] = sessions
  return {
    events: events[0]?.count ?? 0,
    leads: leads[0]?.count ?? 0,
    sessions: sums?.count ?? 0,
    singleEventSessions: sums?.single ?? 0,
    maxEventCount: sums?.longest ?? 0,
    totalDurationSeconds: (sums?.duration_ms ?? 0) / 1000,
    points: sums?.points ?? 0,
  }
}

interface SessionSums {
  count: number
  single: number
  longest: number
  duration_ms: number
  points: number
}
