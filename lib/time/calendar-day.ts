// Days of the calendar as text (`2026-03-29`): no zone, no clock, so that arithmetic on them is exact.
// They compare and sort as text.

export type CalendarDay = string

const dayMs = 86_400_000

/** Whether the text is a day that exists, between the years 1900 and 2999: any other is a slip of the hand. */
export function isCalendarDay(text: string): boolean {
  if (!/^(?:19|2\d)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && dayOfUtc(at) === text
}

/** @example addDays('2026-02-28', 1) // '2026-03-01' */
export function addDays(day: CalendarDay, count: number): CalendarDay {
  return dayOfUtc(utcOf(day) + count * dayMs)
}

/** How many days the second lies after the first; negative when before. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((utcOf(to) - utcOf(from)) / dayMs)
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: CalendarDay): number {
  return new Date(utcOf(day)).getUTCDay() || 7
}

/** The Monday of the day's week. */
export function startOfWeek(day: CalendarDay): CalendarDay {
  return addDays(day, 1 - weekdayOf(day))
}

export function startOfMonth(day: CalendarDay): CalendarDay {
  return `${day.slice(0, 7)}-01`
}

/** The last day of the day's month. */
export function endOfMonth(day: CalendarDay): CalendarDay {
  return addDays(startOfMonth(addDays(startOfMonth(day), 31)), -1)
}

/** Every day from the first to the last, both included. */
export function eachDay(from: CalendarDay, to: CalendarDay): CalendarDay[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index))
}

function utcOf(day: CalendarDay): number {
  const at = Date.parse(`${day}T00:00:00Z`)
  // Date.parse takes 30 February for 2 March.
  if (Number.isNaN(at) || dayOfUtc(at) !== day) throw new RangeError(`"${day}" is no calendar day`)
  return at
}

function dayOfUtc(ms: number): CalendarDay {
  return new Date(ms).toISOString().slice(0, 10)
}
