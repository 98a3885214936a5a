import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { Period } from './filter-period'
import { dayMs } from './histograms-by-day'
import { within } from './read-day-stat'

/** A UTC day on which sessions start, or did once, and how many have ever been put in or taken out. */
export interface DayChanges {
  dayMs: number
  changes: number
}

/** The days that have a moment of the period, in order. Equal `changes` at two times mean that nothing changed between. */
export async function readDayChanges({ fromMs, toMs }: Period, db: Queryable): Promise<DayChanges[]> {
  const days = { fromMs: fromMs === null ? null : Math.floor(fromMs / dayMs) * dayMs, toMs }
  const rows = await db.query<{ day: Date; changes: number }>(sql`
    SELECT day, sum(changes) AS changes FROM session_day WHERE ${within(sql`day`, days)} GROUP BY day ORDER BY day`)
  return rows.map(({ day, changes }) => ({ dayMs: day.getTime(), changes }))
}
