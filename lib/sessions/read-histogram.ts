import type { Queryable } from '@/lib/db/database'
import { join, sql } from '@/lib/db/sql'
import { durationBinSql } from './duration-bin-sql'
import { durationBinStartsMs } from './duration-bins'
import type { Period } from './filter-period'
import { dayMs } from './histograms-by-day'
import { within } from './read-day-stat'

/** The durations of a period's sessions by bin: whole UTC days from duration_stat, its two ends from the sessions. */
export async function readHistogram(period: Period, db: Queryable): Promise<number[]> {
  const { whole, ends } = splitAtDays(period)
  const parts = [
    ...(whole ? [sql`SELECT bin, sessions FROM duration_stat WHERE ${within(sql`day`, whole)}`] : []),
    ...ends.map(
      (end) => sql`SELECT ${durationBinSql} AS bin, 1 AS sessions FROM session WHERE ${within(sql`started_at`, end)}`,
    ),
  ]
  const histogram = durationBinStartsMs.map(() => 0)
  if (parts.length === 0) return histogram
  const rows = await db.query<{ bin: number; sessions: number }>(sql`
    SELECT bin, sum(sessions) AS sessions FROM (${join(parts, ' UNION ALL ')}) AS parts GROUP BY bin`)
  for (const { bin, sessions } of rows) histogram[bin] = sessions
  return histogram
}

/** The UTC days that lie in a period as a whole, if any, and what is left of it before and after them. */
function splitAtDays({ fromMs, toMs }: Period): { whole: Period | null; ends: Period[] } {
  const first = fromMs === null ? null : Math.ceil(fromMs / dayMs) * dayMs
  const last = toMs === null ? null : Math.floor(toMs / dayMs) * dayMs
  if (first !== null && last !== null && first >= last) return { whole: null, ends: [{ fromMs, toMs }] }
  return {
    whole: { fromMs: first, toMs: last },
    ends: [...(fromMs === first ? [] : [{ fromMs, toMs: first }]), ...(toMs === last ? [] : [{ fromMs: last, toMs }])],
  }
}
