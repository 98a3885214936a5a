import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { Neighbour, SessionTimeline } from '@/lib/events/types'
import { type Stretch, type TimelineQuery, timelineWindow } from './timeline-window'

const firstEvents = 200 // come with the page; the others when they are asked for

/** A session's first events in order, with the silence around the session. Later events: `timelineWindow`. */
export async function sessionTimeline(
  session: Stretch,
  query: TimelineQuery = {},
  db: Database = database(),
): Promise<SessionTimeline> {
  const [window, previous, following] = await Promise.all([
    timelineWindow(session, { limit: firstEvents, ...query }, db),
    findPrevious(session, db),
    findFollowing(session, db),
  ])
  return { ...window, previous, following }
}

interface NeighbourRecord {
  id: string
  started_at: Date
  ended_at: Date
}

async function findPrevious({ leadId, startedAt }: Stretch, db: Database): Promise<Neighbour | null> {
  const [record] = await db.query<NeighbourRecord>(sql`
    SELECT id, started_at, ended_at FROM session
    WHERE lead_id = ${leadId} AND started_at < ${new Date(startedAt)} ORDER BY started_at DESC LIMIT 1`)
  return record ? toNeighbour(record, startedAt - record.ended_at.getTime()) : null
}

async function findFollowing({ leadId, endedAt }: Stretch, db: Database): Promise<Neighbour | null> {
  const [record] = await db.query<NeighbourRecord>(sql`
    SELECT id, started_at, ended_at FROM session
    WHERE lead_id = ${leadId} AND started_at > ${new Date(endedAt)} ORDER BY started_at LIMIT 1`)
  return record ? toNeighbour(record, record.started_at.getTime() - endedAt) : null
}

function toNeighbour(record: NeighbourRecord, silenceMs: number): Neighbour {
  return { id: record.id, startedAt: record.started_at.getTime(), endedAt: record.ended_at.getTime(), silenceMs }
}
