import type { Queryable } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import { leadHashSql } from './count-leads'

/** Everything in one statement, for conditions that rows are read for: elsewhere several that read indexes are quicker. */
export async function countOnce(where: Sql, db: Queryable) {
  const [row] = await db.query<CountRow>(sql`
    SELECT count(*) AS sessions, count(*) FILTER (WHERE outcome = 'converted') AS converted,
      count(*) FILTER (WHERE outcome = 'bounced') AS bounced, coalesce(sum(points), 0) AS points,
      count(DISTINCT ${leadHashSql}) AS leads, percentile_disc(0.5) WITHIN GROUP (ORDER BY duration_ms) AS median
    FROM session WHERE ${where}`)
  const { median, ...sums } = row ?? { sessions: 0, converted: 0, bounced: 0, points: 0, leads: 0, median: null }
  return { ...sums, medianDurationMs: median, medianIsApproximate: false }
}

interface CountRow {
  sessions: number
  converted: number
  bounced: number
  points: number
  leads: number
  median: number | null
}
