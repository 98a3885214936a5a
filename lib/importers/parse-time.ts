import { localTimeIn } from './zone-offset'

// Times as exports write them. Orders of day and month that cannot be told apart (01/02/2020) are refused: a wrong
// guess would move every event.

/** Milliseconds since 1970 UTC, or why the text is not a time. */
export type ParsedTime = { ms: number } | { reason: string }

const earliestMs = Date.UTC(1970, 0, 1)
const latestMs = Date.UTC(2200, 0, 1)

const iso =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:(?:[T ]| +)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)? ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i
const exact = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const log =
  /^\[?(\d{1,2})[/ -]([a-z]{3})[a-z]*[/ -](\d{4})[: ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?\]?$/i
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +/i
const zero = '0'.charCodeAt(0)
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A parser of times: ISO 8601 (with `T` or a space, a zone or none), a bare date (its midnight), seconds, milliseconds,
 * microseconds or nanoseconds since 1970, web server logs (`17/May/2015:10:05:03 +0000`) and mail dates. A time
 * without a zone is a local time of `assumedZone`.
 * @throws RangeError for an unknown zone.
 * @example timeParser('Europe/Berlin')('2020-01-31 10:00:00') // { ms: 1580461200000 }
 */
export function timeParser(assumedZone: string): (value: string | number) => ParsedTime {
  const toInstant = localTimeIn(assumedZone)
  return (value) => {
    if (typeof value === 'number') return epoch(value)
    const text = value.trim()
    if (/^\d+(\.\d+)?$/.test(text)) return epoch(Number(text))
    const parsed = parseExact(text) ?? parseIso(text) ?? parseLog(text.replace(weekday, ''))
    if (!parsed) return { reason: reasonFor(text) }
    const local = toUtc(parsed)
    if (local === undefined) return { reason: 'is not a date of the calendar' }
    return inRange(parsed.offsetMs === undefined ? toInstant(local) : local - parsed.offsetMs)
  }
}

interface Parts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  ms: number
  offsetMs: number | undefined
}

/** The ISO time that most programs write: read by its places, in a fraction of the time. */
function parseExact(text: string): Parts | undefined {
  if (!exact.test(text)) return undefined
  return {
    year: digits(text, 0, 4),
    month: digits(text, 5, 7),
    day: digits(text, 8, 10),
    hour: digits(text, 11, 13),
    minute: digits(text, 14, 16),
    second: digits(text, 17, 19),
    ms: digits(text, 20, 23),
    offsetMs: 0,
  }
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - zero
  return value
}

function parseIso(text: string): Parts | undefined {
  const found = iso.exec(text)
  if (!found) return undefined
  const [, year, month, day, ...rest] = found
  return { year: Number(year), month: Number(month), day: Number(day), ...clock(rest) }
}

function parseLog(text: string): Parts | undefined {
  const found = log.exec(text)
  if (!found) return undefined
  const [, day, month, year, ...rest] = found
  return {
    year: Number(year),
    month: months.indexOf((month ?? '').toLowerCase()) + 1,
    day: Number(day),
    ...clock(rest),
  }
}

function clock([hour, minute, second, fraction, zone]: (string | undefined)[]) {
  return {
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    ms: fraction ? Number(fraction.padEnd(3, '0').slice(0, 3)) : 0,
    offsetMs: zone === undefined ? undefined : parseOffset(zone),
  }
}

function parseOffset(zone: string): number {
  if (/^[a-z]/i.test(zone)) return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0)
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}

/** Undefined for a day or hour that does not exist. */
function toUtc({ year, month, day, hour, minute, second, ms }: Parts): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return undefined
  const result = Date.UTC(year, month - 1, day, hour, minute, second, ms)
  const isOfMonth = (day >= 1 && day <= 28) || new Date(result).getUTCDate() === day
  return isOfMonth ? result : undefined
}

/** The unit follows from the size: each covers the years 1973 to 5138 and they do not overlap. */
function epoch(value: number): ParsedTime {
  if (value >= 1e8 && value < 1e11) return inRange(Math.round(value * 1000))
  if (value >= 1e11 && value < 1e14) return inRange(Math.round(value))
  if (value >= 1e14 && value < 1e17) return inRange(Math.floor(value / 1e3))
  if (value >= 1e17 && value < 1e20) return inRange(Math.floor(value / 1e6))
  return { reason: 'is too small or too large for seconds, milliseconds or microseconds since 1970' }
}

function inRange(ms: number): ParsedTime {
  return ms >= earliestMs && ms < latestMs ? { ms } : { reason: 'is outside of the years 1970 to 2199' }
}

function reasonFor(text: string): string {
  return /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(text)
    ? 'does not say which is the day and which the month; write 2020-01-31'
    : 'is not a time (ISO 8601 such as 2020-01-31T10:00:00Z, or seconds or milliseconds since 1970)'
}
