import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import type { LiveQuery } from '@/lib/filters/live-query'
import { parseSessionId } from '@/lib/sessionizer/index'
import { readWorkspace } from '@/lib/settings/workspace'
import { withLeads } from './list-sessions'
import { type StoredSession, sessionColumns, toSession } from './session-columns'
import { sessionWhere } from './session-where'
import type { LiveSessions } from './types'

/** More are not counted one by one: "99+ new". */
const mostAdded = 100

/** How the shown sessions are by now, whatever the filter, and how many others the filter has got since. */
export async function liveSessions(
  { filter, shown, added }: LiveQuery,
  nowMs: number,
  db: Database = database(),
): Promise<LiveSessions> {
  const clock = { nowMs, gapMs: (await readWorkspace(db)).rules.gapMs }
  const rows = await withLeads((await readShown(shown, db)).map(toSession), clock, db)
  if (added === null) return { rows, added: 0 }
  const place = added === 'above' ? above(shown.at(-1)) : sql`TRUE`
  return { rows, added: await countOthers(sql`${await sessionWhere(filter, clock, db)} AND ${place}`, shown, db) }
}

async function readShown(ids: string[], db: Database): Promise<StoredSession[]> {
  const known = ids.filter((id) => parseSessionId(id) !== null)
  if (known.length === 0) return []
  const leadIds = [...new Set(known.map((id) => id.slice(0, 16)))]
  return db.query<StoredSession>(sql`
    SELECT ${sessionColumns} FROM session WHERE lead_id = ANY(${leadIds}::text[]) AND id = ANY(${known}::text[])`)
}

/** What stands before a session in the order of the newest start. */
function above(id: string | undefined): Sql {
  const place = id === undefined ? null : parseSessionId(id)
  if (!place) return sql`TRUE`
  const start = sql`${new Date(place.startedAt)}::timestamptz`
  return sql`session.started_at >= ${start} AND (session.started_at > ${start} OR session.id > ${id})`
}

/** In the order of the table, so that the index of that order answers. */
async function countOthers(where: Sql, shown: string[], db: Database): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`
    SELECT count(*) FROM (
      SELECT FROM session WHERE ${where} AND session.id <> ALL(${shown}::text[])
      ORDER BY session.started_at DESC, session.id DESC LIMIT ${mostAdded}::integer) AS others`)
  return row?.count ?? 0
}
