import type { Database } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import type { Period } from '@/lib/sessions/filter-period'

/** Sessions with the same channel and the same first event. */
export interface TrailGroup {
  source: string
  /** The character of the first event. */
  entry: string
  sessions: number
  points: number
  /** Their trails, a newline between them. */
  trails: string
}

/** Stretches of time that a server reads side by side, each in a process of its own. */
const stretches = 4

/**
 * All trails of the sessions under `where`, read once. As texts and not as rows: a million short rows take longer on their
 * way than to be found, and to have them grouped by trail longer still. PostgreSQL 15 joins texts in one process, so a
 * period is read in several stretches at a time; a group may come once for each.
 */
export async function readTrails(where: Sql, period: Period, db: Database): Promise<TrailGroup[]> {
  const { fromMs, toMs } = period
  if (db.engine === 'embedded' || fromMs === null || toMs === null) return readStretch(where, db)
  const border = (index: number) => new Date(fromMs + Math.round(((toMs - fromMs) * index) / stretches))
  const parts = Array.from({ length: stretches }, (_, index) =>
    readStretch(
      sql`${where} AND session.started_at >= ${border(index)} AND session.started_at < ${border(index + 1)}`,
      db,
    ),
  )
  return (await Promise.all(parts)).flat()
}

function readStretch(where: Sql, db: Database): Promise<TrailGroup[]> {
  return db.query<TrailGroup>(sql`
    SELECT source, left(trail, 1) AS entry, count(*) AS sessions, sum(points) AS points,
      string_agg(trail, chr(10)) AS trails
    FROM session WHERE ${where} GROUP BY 1, 2`)
}
