import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { readPage } from '@/lib/db/read-page'
import type { SessionQuery } from '@/lib/filters/session-query'
import { type Session, statusOf } from '@/lib/sessionizer/index'
import { readWorkspace } from '@/lib/settings/workspace'
import { openList } from './open-list'
import { readLeads } from './read-leads'
import { positionOf } from './session-order'
import type { Clock } from './session-where'
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
  const clock = { nowMs, gapMs }
  const read = await openList(filter, sort, clock, db)
  const page = await readPage({ read, positionOf: (session) => positionOf(session, sort) }, cursor, limit)
  return { ...page, rows: await withLeads(page.rows, clock, db) }
}

/** The sessions as rows of the table: with their leads and their status of now. */
export async function withLeads(sessions: Session[], { nowMs, gapMs }: Clock, db: Database): Promise<SessionRow[]> {
  const leads = await readLeads(new Set(sessions.map(({ leadId }) => leadId)), db)
  return sessions.map((session): SessionRow => {
    const lead = leads.get(session.leadId) ?? { id: session.leadId, name: null, email: null, company: null }
    return { ...session, lead, status: statusOf(session.endedAt, gapMs, nowMs), closesAt: session.endedAt + gapMs }
  })
}
