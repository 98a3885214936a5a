import type { Database } from '@/lib/db/database'
import { raw, type Sql, sql } from '@/lib/db/sql'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { isOnlyDays, periodOf } from '@/lib/sessions/filter-period'

/** A period is read in so many stretches, so that one is looked at while the database reads the next ones. */
const stretches = 8
/** So many at a time, each in a process of the server's own. */
const lanes = 3

/** What the index `session_trail` holds: trails of any length have no place in one. */
const isShort = raw('session.event_count <= 250')
const isLong = raw('session.event_count > 250')

/** Whether that index answers: it goes by time alone, and holds the channel. */
export function isByTime(filter: SessionFilter): boolean {
  return isOnlyDays({ ...filter, source: undefined })
}

/**
 * Asks one question of all sessions under a filter, stretch by stretch; the answers in the order in which they are to be
 * expected. Long texts are what to ask for: a million short rows take longer on their way than to be found, and to have
 * them grouped by text longer still. Other filters than by time leave few sessions, and are asked at once.
 * @param ask the statement for the sessions under a condition; it gives one row
 * @param where the filter's condition
 */
export function readStretches<Row>(
  ask: (where: Sql) => Sql,
  filter: SessionFilter,
  where: Sql,
  db: Database,
): Promise<Row>[] {
  const { fromMs, toMs } = periodOf(filter)
  if (fromMs === null || toMs === null || !isByTime(filter)) return inLanes([() => readOne<Row>(ask(where), db)])
  const border = (index: number) => new Date(fromMs + Math.round(((toMs - fromMs) * index) / stretches))
  const conditions = Array.from(
    { length: stretches },
    (_, index) =>
      sql`${where} AND ${isShort} AND session.started_at >= ${border(index)} AND session.started_at < ${border(index + 1)}`,
  )
  conditions.push(sql`${where} AND ${isLong}`)
  return inLanes(conditions.map((condition) => () => readOne<Row>(ask(condition), db)))
}

async function readOne<Row>(statement: Sql, db: Database): Promise<Row> {
  const [row] = await db.query<Row>(statement)
  if (!row) throw new Error('A sum over sessions is always one row')
  return row
}

/** Each work begins when the one a lane's turn before it is done. */
function inLanes<Result>(works: readonly (() => Promise<Result>)[]): Promise<Result>[] {
  const results: Promise<Result>[] = []
  for (const [index, work] of works.entries()) {
    const before = results[index - lanes]
    const result = before ? before.then(work) : work()
    // Whoever waits for it sees the failure. An earlier one may have turned them away.
    result.catch(() => undefined)
    results.push(result)
  }
  return results
}
