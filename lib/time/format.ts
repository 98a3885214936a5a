// Times and durations for people. Times are instants in ms shown in a zone; nothing here reads the clock or the locale.
import type { CalendarDay } from './calendar-day'
import type { DayRange } from './day-range'
import { twoDigits, wallTimeOf } from './zone'

const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * A duration in its two largest units, cut, not rounded; "—" for none.
 * @example formatDuration(432_000) // '7m 12s'
 */
export function formatDuration(ms: number): string {
  if (ms <= 0) return '—'
  if (ms < secondMs) return '<1s'
  if (ms < minuteMs) return `${Math.floor(ms / secondMs)}s`
  if (ms < hourMs) return `${Math.floor(ms / minuteMs)}m ${twoDigits(Math.floor((ms % minuteMs) / secondMs))}s`
  if (ms < dayMs) return `${Math.floor(ms / hourMs)}h ${twoDigits(Math.floor((ms % hourMs) / minuteMs))}m`
  return `${Math.floor(ms / dayMs)}d ${twoDigits(Math.floor((ms % dayMs) / hourMs))}h`
}

/**
 * A time in which nothing happened: as a duration for a week, then in days, after a quarter in months and years, cut.
 * @example formatSilence(2388 * 86_400_000) // '6 years 6 months'
 */
export function formatSilence(ms: number): string {
  const days = Math.floor(ms / dayMs)
  if (days < 7) return formatDuration(ms)
  if (days < 92) return count(days, 'day')
  const [years, months] = [Math.floor(days / 365), Math.floor((days % 365) / 30.44)]
  return [...(years > 0 ? [count(years, 'year')] : []), ...(months > 0 ? [count(months, 'month')] : [])].join(' ')
}

const unitMs: Record<string, number> = { d: dayMs, h: hourMs, m: minuteMs, s: secondMs }

/**
 * Milliseconds of a duration with units (`30m`, `1h 30m`, `90s`, `1d`), largest first; null when it is none. A bare
 * number is refused: it does not say of what.
 */
export function parseDuration(text: string): number | null {
  const parts = /^(?:(\d{1,6})d\s*)?(?:(\d{1,6})h\s*)?(?:(\d{1,6})m\s*)?(?:(\d{1,9})s)?$/i.exec(text.trim())
  if (!parts || text.trim() === '') return null
  const units = ['d', 'h', 'm', 's']
  return units.reduce((sum, unit, index) => sum + Number(parts[index + 1] ?? 0) * (unitMs[unit] ?? 0), 0)
}

/** @example formatTime(at, 'Europe/Berlin') // '09:05' */
export function formatTime(ms: number, tz: string): string {
  const { hour, minute } = wallTimeOf(ms, tz)
  return `${twoDigits(hour)}:${twoDigits(minute)}`
}

/** @example formatExactTime(at, 'Europe/Berlin') // '09:05:42' */
export function formatExactTime(ms: number, tz: string): string {
  return `${formatTime(ms, tz)}:${twoDigits(wallTimeOf(ms, tz).second)}`
}

/** @example formatDay(at, 'Europe/Berlin') // '7 Mar 2026' */
export function formatDay(ms: number, tz: string): string {
  const { year, month, day } = wallTimeOf(ms, tz)
  return `${day} ${months[month - 1]} ${year}`
}

/** @example formatDateTime(at, 'Europe/Berlin') // '7 Mar 2026, 09:05' */
export function formatDateTime(ms: number, tz: string): string {
  return `${formatDay(ms, tz)}, ${formatTime(ms, tz)}`
}

/** @example formatCalendarDay('2026-03-07') // '7 Mar 2026' */
export function formatCalendarDay(day: CalendarDay): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`
}

/** @example formatDayRange({ from: '2026-03-01', to: '2026-03-07' }) // '1 – 7 Mar 2026' */
export function formatDayRange({ from, to }: DayRange): string {
  const last = formatCalendarDay(to)
  if (from === to) return last
  const first = formatCalendarDay(from)
  if (from.slice(0, 7) === to.slice(0, 7)) return `${first.split(' ')[0]} – ${last}`
  if (from.slice(0, 4) === to.slice(0, 4)) return `${first.slice(0, -5)} – ${last}`
  return `${first} – ${last}`
}

/** How long ago, in the largest unit, cut; "in ..." for the future. @example formatRelative(now - 200_000, now) // '3 min ago' */
export function formatRelative(ms: number, nowMs: number): string {
  const distanceMs = Math.abs(nowMs - ms)
  if (distanceMs < minuteMs) return 'just now'
  const words = largestUnit(distanceMs)
  return ms > nowMs ? `in ${words}` : `${words} ago`
}

/** The same for as long as it tells days apart: a month later the day says more. @example formatSeen(at, now, 'UTC') // '7 Mar 2026' */
export function formatSeen(ms: number, nowMs: number, tz: string): string {
  return nowMs - ms < 31 * dayMs ? formatRelative(ms, nowMs) : formatDay(ms, tz)
}

function largestUnit(ms: number): string {
  if (ms < hourMs) return `${Math.floor(ms / minuteMs)} min`
  if (ms < dayMs) return `${Math.floor(ms / hourMs)} h`
  const days = Math.floor(ms / dayMs)
  if (days < 31) return count(days, 'day')
  if (days < 365) return count(Math.floor(days / 30.44), 'month')
  return count(Math.floor(days / 365), 'year')
}

function count(amount: number, unit: string): string {
  return `${amount} ${amount === 1 ? unit : `${unit}s`}`
}
