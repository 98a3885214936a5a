import { addDays, type CalendarDay, daysBetween, endOfMonth, startOfWeek } from '@/lib/time/calendar-day'
import type { DayRange } from '@/lib/time/day-range'

export type TrendUnit = 'day' | 'week' | 'month'

/** The finest unit that leaves at most about 120 bars. */
export function unitOf({ from, to }: DayRange): TrendUnit {
  const days = daysBetween(from, to) + 1
  if (days <= 120) return 'day'
  return days <= 840 ? 'week' : 'month'
}

/** Days, weeks from Monday, or months that cover the range without gaps; the first and last are cut to it. */
export function splitRange({ from, to }: DayRange, unit: TrendUnit): DayRange[] {
  const ranges: DayRange[] = []
  for (let day = from; day <= to; ) {
    const end = endOf(day, unit)
    ranges.push({ from: day, to: end < to ? end : to })
    day = addDays(end, 1)
  }
  return ranges
}

function endOf(day: CalendarDay, unit: TrendUnit): CalendarDay {
  if (unit === 'day') return day
  return unit === 'week' ? addDays(startOfWeek(day), 6) : endOfMonth(day)
}
