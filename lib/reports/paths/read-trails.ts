import type { Queryable } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'

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

/**
 * All trails of the sessions under `where`, in one pass. As texts and not as rows: a million short rows take longer on
 * their way than to be found, and to have them grouped by trail longer still.
 */
export function readTrails(where: Sql, db: Queryable): Promise<TrailGroup[]> {
  return db.query<TrailGroup>(sql`
    SELECT source, left(trail, 1) AS entry, count(*) AS sessions, sum(points) AS points,
      string_agg(trail, chr(10)) AS trails
    FROM session WHERE ${where} GROUP BY 1, 2`)
}
