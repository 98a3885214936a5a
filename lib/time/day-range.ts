// Days of a zone become instants here and nowhere else. A day lasts from its first instant to the first of the next
// day: 23 or 25 hours when the clocks change, and it may start at 01:00.
import { TZDate } from '@date-fns/tz'
import { addDays, type CalendarDay, daysBetween, isCalendarDay } from './calendar-day'
import { isTimeZone } from './zone'

/** Both days included. */
export interface DayRange {
  from: CalendarDay
  to: CalendarDay
}

export interface InstantRange {
  fromMs: number
  /** Not included. */
  toMs: number
}

/**
 * The instants of all days from `from` to `to`, both included, as they are in the zone.
 * @throws RangeError for a day that does not exist or an unknown zone
 * @example toInstants('2026-03-29', '2026-03-29', 'Europe/Berlin') // 23 hours
 */
export function toInstants(from: CalendarDay, to: CalendarDay, tz: string): InstantRange {
  return { fromMs: startOfDay(from, tz), toMs: startOfDay(addDays(to, 1), tz) }
}

/** The first instant of a day in a zone, in ms. */
export function startOfDay(day: CalendarDay, tz: string): number {
  if (!isCalendarDay(day)) throw new RangeError(`"${day}" is no calendar day`)
  if (!isTimeZone(tz)) throw new RangeError(`Unknown time zone "${tz}"`)
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return new TZDate(year, month - 1, date, tz).getTime()
}

/** As many days again, right before: what a period is compared with. */
export function previousRange({ from, to }: DayRange): DayRange {
  const length = daysBetween(from, to) + 1
  return { from: addDays(from, -length), to: addDays(from, -1) }
}

/** The end of a range: at most so many of its days. */
export function lastDays({ from, to }: DayRange, count: number): DayRange {
  const first = addDays(to, 1 - count)
  return first > from ? { from: first, to } : { from, to }
}
