import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { defaultDays } from '@/lib/filters/report-days'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { addDays, isCalendarDay } from '@/lib/time/calendar-day'
import type { DayRange } from '@/lib/time/day-range'
import { dayOf } from '@/lib/time/zone'

/** The days a report covers. Unlike a filter's they are never open, and they always name their zone. */
export interface ReportPeriod extends DayRange {
  tz: string
}

/**
 * The days of the filter; an open end is that of all sessions. Without any days the last 90 up to the latest session, so
 * that an old import is not an empty report. Null while there is no session at all, or none in an open range.
 * @param viewerZone the zone of the days when the filter does not bring its own
 */
export async function reportPeriod(
  { from, to, tz }: SessionFilter,
  viewerZone: string,
  db: Database = database(),
): Promise<ReportPeriod | null> {
  // As the sessions page reads them: days without a zone are days of UTC.
  const zone = tz ?? (from === undefined && to === undefined ? viewerZone : 'UTC')
  if (from !== undefined && to !== undefined) return { from, to, tz: zone }
  const [row] = await db.query<{ first: Date | null; last: Date | null }>(
    sql`SELECT min(started_at) AS first, max(started_at) AS last FROM session`,
  )
  if (!row?.first || !row.last) return null
  const first = writable(dayOf(row.first.getTime(), zone), '1900-01-01')
  const end = to ?? writable(dayOf(row.last.getTime(), zone), '2999-12-30')
  const start = from ?? (to === undefined ? addDays(end, 1 - defaultDays) : first)
  return start <= end ? { from: start, to: end, tz: zone } : null
}

/** The filter with the report's days written out: a link keeps to exactly what the report counted. */
export function filterOver(filter: SessionFilter, { from, to, tz }: ReportPeriod): SessionFilter {
  return { ...filter, from, to, tz }
}

/** Days are written from 1900 to 2999. */
function writable(day: string, otherwise: string): string {
  return isCalendarDay(day) ? day : otherwise
}
