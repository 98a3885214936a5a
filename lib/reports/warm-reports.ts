import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { columnStore } from '@/lib/sessions/columns/column-store'
import { periodOf } from '@/lib/sessions/filter-period'
import { previousRange } from '@/lib/time/day-range'
import { reportPeriod } from './report-period'

/** Reads what the reports show unless asked for other days, and what they compare it with, so that the first reader need not wait. */
export async function warmReports(db: Database = database()): Promise<void> {
  const period = await reportPeriod({}, 'UTC', db)
  if (!period) return
  for (const days of [period, { ...previousRange(period), tz: period.tz }]) await columnStore(db).read(periodOf(days))
}
