import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { readPage } from '@/lib/db/read-page'
import type { SessionQuery } from '@/lib/filters/session-query'
import { type Session, statusOf } from '@/lib/sessionizer/index'
import { readWorkspace } from '@/lib/settings/workspace'
import { readLeads } from './read-leads'
import { positionOf, readFrom } from './session-order'
import { type Clock, sessionWhere } from './session-where'
import type { SessionPage, SessionRow } from './types'
import { wayToList } from './way-to-list'

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
  const where = await sessionWhere(filter, { nowMs, gapMs }, db)
  const list = { where, sort, db, ...(await wayToList(filter, sort, db)) }
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

/** The sessions as rows of the table: with their leads and their status of now. */
export async function withLeads(sessions: Session[], { nowMs, gapMs }: Clock, db: Database): Promise<SessionRow[]> {
  const leads = await readLeads(new Set(sessions.map(({ leadId }) => leadId)), db)
  return sessions.map((session): SessionRow => {
    const lead = leads.get(session.leadId) ?? { id: session.leadId, name: null, email: null, company: null }
    return { ...session, lead, status: statusOf(session.endedAt, gapMs, nowMs), closesAt: session.endedAt + gapMs }
  })
}
