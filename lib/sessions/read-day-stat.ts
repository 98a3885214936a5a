import type { Queryable } from '@/lib/db/database'
import { join, type Sql, sql } from '@/lib/db/sql'
import type { SessionFilter } from '@/lib/filters/session-filter'
import type { Outcome } from '@/lib/sessionizer/index'
import { bucketMs } from './bucket-totals'
import { isOnlyDays, type Period, periodOf } from './filter-period'

/** Whether the instant is a border of day_stat's buckets. So is midnight in every zone of today. */
export function isOnBucket(ms: number | null): boolean {
  return ms === null || ms % bucketMs === 0
}

/** The filter's days, when it says nothing else and they begin and end on such a border: day_stat knows their sums. */
export function storedPeriod(filter: SessionFilter): Period | null {
  const period = periodOf(filter)
  return isOnlyDays(filter) && isOnBucket(period.fromMs) && isOnBucket(period.toMs) ? period : null
}

/** Sums over sessions. */
export interface SessionSums {
  sessions: number
  converted: number
  bounced: number
  points: number
}

export const noSums: SessionSums = { sessions: 0, converted: 0, bounced: 0, points: 0 }

/** The sums of a period, with all outcomes. */
export type StoredSums = SessionSums & Record<Outcome, number>

/** The sums of a period that starts and ends on a bucket's border. */
export async function readDayStat(period: Period, db: Queryable): Promise<StoredSums> {
  const [sums] = await db.query<StoredSums>(sql`
    SELECT coalesce(sum(sessions), 0) AS sessions, coalesce(sum(converted), 0) AS converted,
      coalesce(sum(unsubscribed), 0) AS unsubscribed, coalesce(sum(bounced), 0) AS bounced,
      coalesce(sum(engaged), 0) AS engaged, coalesce(sum(points), 0) AS points
    FROM day_stat WHERE ${within(sql`bucket`, period)}`)
  return sums ?? { ...noSums, unsubscribed: 0, engaged: 0 }
}

/** The condition that an instant lies in a period. */
export function within(instant: Sql, { fromMs, toMs }: Period): Sql {
  const conditions = [
    ...(fromMs === null ? [] : [sql`${instant} >= ${new Date(fromMs)}`]),
    ...(toMs === null ? [] : [sql`${instant} < ${new Date(toMs)}`]),
  ]
  return conditions.length === 0 ? sql`TRUE` : join(conditions, ' AND ')
}
