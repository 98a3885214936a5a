import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { Position } from '@/lib/filters/page-cursor'
import type { SessionFilter } from '@/lib/filters/session-filter'
import type { SessionSort } from '@/lib/filters/session-sort'
import type { Session } from '@/lib/sessionizer/index'
import { columnStore } from './columns/column-store'
import { type HeldList, readHeldList } from './columns/held-list'
import { leadIdIn, type StoredSession, sessionColumns, toSession } from './session-columns'
import { readFrom } from './session-order'
import { type Clock, sessionWhere } from './session-where'
import { isWalk, wayToList } from './way-to-list'

/** Up to `limit` sessions of a list after a place, or before it with `backward`, the nearest first. */
export type ReadList = (place: Position | null, limit: number, backward?: boolean) => Promise<Session[]>

/** The sessions under a filter in a total order. Where an index would be walked, memory names them if it holds them. */
export async function openList(
  filter: SessionFilter,
  sort: SessionSort,
  clock: Clock,
  db: Database,
): Promise<ReadList> {
  const walks = isWalk(filter, sort)
  const held = walks ? await readHeldList(filter, sort, clock, db) : null
  if (held) return (...stretch) => readNamed(held, stretch, db)
  const where = await sessionWhere(filter, clock, db)
  const list = { where, sort, db, ...(await wayToList(filter, sort, db)) }
  const { readingAhead } = columnStore(db)
  if (!walks || !readingAhead) return (...stretch) => readFrom(list, ...stretch)
  // Right after a start: whichever has the page first.
  const soon = readingAhead.then(() => readHeldList(filter, sort, clock, db)).catch(() => null)
  return (...stretch) => {
    const rows = readFrom(list, ...stretch)
    return Promise.race([rows, soon.then((held) => (held ? readNamed(held, stretch, db) : rows))])
  }
}

/** A session that has gone since it was named leaves its place to the next one. */
async function readNamed(
  held: HeldList,
  [place, limit, backward = false]: Parameters<ReadList>,
  db: Database,
): Promise<Session[]> {
  const sessions: Session[] = []
  for (let from = place; ; ) {
    const wanted = limit - sessions.length
    const named = await held.first(from, wanted, backward)
    const ids = named.map(({ id }) => id)
    const rows = await db.query<StoredSession>(sql`
      SELECT ${sessionColumns} FROM unnest(${ids}::text[]) WITH ORDINALITY AS page (found, place)
      JOIN session ON lead_id = ${leadIdIn(sql`found`)} AND id = found ORDER BY place`)
    sessions.push(...rows.map(toSession))
    from = named.at(-1) ?? null
    if (named.length < wanted || sessions.length === limit) return sessions
  }
}
