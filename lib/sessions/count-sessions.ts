import type { Queryable } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import { durationBinSql } from './duration-bin-sql'
import { durationBinStartsMs } from './duration-bins'
import { noSums, type SessionSums } from './read-day-stat'

/** The sums of the sessions under `where`, and their durations by bin, in one pass that several processes can share. */
export async function countSessions(where: Sql, db: Queryable): Promise<SessionSums & { histogram: number[] }> {
  const rows = await db.query<SessionSums & { bin: number }>(sql`
    SELECT ${durationBinSql} AS bin, count(*) AS sessions, count(*) FILTER (WHERE outcome = 'converted') AS converted,
      count(*) FILTER (WHERE outcome = 'bounced') AS bounced, sum(points) AS points
    FROM session WHERE ${where} GROUP BY 1`)
  const histogram = durationBinStartsMs.map(() => 0)
  const sums = { ...noSums }
  for (const { bin, sessions, converted, bounced, points } of rows) {
    histogram[bin] = sessions
    sums.sessions += sessions
    sums.converted += converted
    sums.bounced += bounced
    sums.points += points
  }
  return { ...sums, histogram }
}
