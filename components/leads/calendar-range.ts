import { addDays, startOfWeek } from '@/lib/time/calendar-day'
import type { DayRange } from '@/lib/time/day-range'
import { dayOf } from '@/lib/time/zone'

/** Half a year: what fits beside the journey. */
export const calendarWeeks = 26

/**
 * The days of the activity calendar: whole weeks up to `until`. Without it up to today, or to the last activity when
 * that lies so far back that the calendar would be empty.
 */
export function calendarRange(
  until: string | undefined,
  lastSeenAt: number | null,
  { nowMs, timeZone }: { nowMs: number; timeZone: string },
): DayRange {
  const today = dayOf(nowMs, timeZone)
  const lastSeen = lastSeenAt === null ? today : dayOf(lastSeenAt, timeZone)
  const to = until ?? (lastSeen < firstDay(today) ? lastSeen : today)
  return { from: firstDay(to), to }
}

function firstDay(to: string): string {
  return addDays(startOfWeek(to), -7 * (calendarWeeks - 1))
}
