// What the clock on the wall shows in a time zone. Only numbers are taken from Intl, whose words differ between the
// versions of browsers and Node; so a page says the same on the server and in the browser.
import type { CalendarDay } from './calendar-day'

export interface WallTime {
  year: number
  /** 1 to 12 */
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

/** Whether the text names a time zone (`Europe/Berlin`, `UTC`). */
export function isTimeZone(text: string): boolean {
  return formatOf(text) !== null
}

/** @throws RangeError for an unknown zone or an instant outside of what dates can hold */
export function wallTimeOf(ms: number, tz: string): WallTime {
  const format = formatOf(tz)
  if (!format) throw new RangeError(`Unknown time zone "${tz}"`)
  const wall: WallTime = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  for (const { type, value } of format.formatToParts(ms)) {
    if (type in wall) wall[type as keyof WallTime] = Number(value)
  }
  return wall
}

/** The day it is in a zone at an instant. */
export function dayOf(ms: number, tz: string): CalendarDay {
  const { year, month, day } = wallTimeOf(ms, tz)
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`
}

export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

/** Making a format takes a thousand times as long as using it. There are some 600 zones, so this cannot grow far. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(tz: string): Intl.DateTimeFormat | null {
  const known = formats.get(tz)
  if (known) return known
  // Intl also takes bare offsets (`+02:00`), which the databases do not.
  if (!/^[A-Za-z][\w+/-]*$/.test(tz)) return null
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: tz,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(tz, format)
    return format
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
