import type { SessionFilter } from '@/lib/filters/session-filter'
import { isCalendarDay } from '@/lib/time/calendar-day'
import { type DayRange, previousRange, toInstants } from '@/lib/time/day-range'

/** A stretch of time in ms, the end outside; null is open. */
export interface Period {
  fromMs: number | null
  toMs: number | null
}

/** The instants of a filter's days. */
export function periodOf({ from, to, tz = 'UTC' }: SessionFilter): Period {
  return {
    fromMs: from === undefined ? null : toInstants(from, from, tz).fromMs,
    toMs: to === undefined ? null : toInstants(to, to, tz).toMs,
  }
}

/** The same filter over as many days right before; null unless the filter has both a first and a last day. */
export function filterBefore(filter: SessionFilter): (SessionFilter & DayRange) | null {
  const { from, to } = filter
  if (from === undefined || to === undefined) return null
  const before = previousRange({ from, to })
  return isCalendarDay(before.from) ? { ...filter, ...before } : null
}

/** Whether the filter says nothing but days: then day_stat knows the answer. */
export function isOnlyDays({ from, to, tz, ...others }: SessionFilter): boolean {
  return Object.values(others).every((value) => value === undefined)
}
