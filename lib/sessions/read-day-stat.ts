import type { Queryable } from '@/lib/db/database'
import { join, type Sql, sql } from '@/lib/db/sql'
import type { Period } from './filter-period'

const quarterMs = 15 * 60_000

/** Whether the instant is a border of day_stat's buckets. So is midnight in every zone of today. */
export function isOnQuarter(ms: number | null): boolean {
  return ms === null || ms % quarterMs === 0
}

/** Rows of day_stat within a period that starts and ends on a quarter. */
export function dayStatWhere({ fromMs, toMs }: Period): Sql {
  const conditions = [
    ...(fromMs === null ? [] : [sql`bucket >= ${new Date(fromMs)}`]),
    ...(toMs === null ? [] : [sql`bucket < ${new Date(toMs)}`]),
  ]
  return conditions.length === 0 ? sql`TRUE` : join(conditions, ' AND ')
}

export interface DayStatTotals {
  sessions: number
  converted: number
  unsubscribed: number
  bounced: number
  engaged: number
  points: number
  /** Sessions by the bins of duration-bins.ts. */
  histogram: number[]
}

/** The totals of a period's sessions. */
export async function readDayStat(period: Period, db: Queryable): Promise<DayStatTotals> {
  const where = dayStatWhere(period)
  const [[totals], bins] = await Promise.all([
    db.query<Omit<DayStatTotals, 'histogram'>>(sql`
      SELECT coalesce(sum(sessions), 0) AS sessions, coalesce(sum(converted), 0) AS converted,
        coalesce(sum(unsubscribed), 0) AS unsubscribed, coalesce(sum(bounced), 0) AS bounced,
        coalesce(sum(engaged), 0) AS engaged, coalesce(sum(points), 0) AS points
      FROM day_stat WHERE ${where}`),
    db.query<{ bin: number; sessions: number }>(sql`
      SELECT bin, sum(count) AS sessions FROM day_stat, unnest(histogram) WITH ORDINALITY AS bins (count, bin)
      WHERE ${where} AND count > 0 GROUP BY bin`),
  ])
  const histogram: number[] = []
  for (const { bin, sessions } of bins) histogram[bin - 1] = sessions
  const none = { sessions: 0, converted: 0, unsubscribed: 0, bounced: 0, engaged: 0, points: 0 }
  return { ...(totals ?? none), histogram: Array.from(histogram, (count) => count ?? 0) }
}
