import { type FilterName, filterDefinitions, none, pagePrefix } from '@/lib/filters/filter-definitions'
import type { NumberRange } from '@/lib/filters/range-text'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { intents, matchesPattern, outcomes, pageViewType, sources, type Touch } from '@/lib/sessionizer/index'
import { type CodedTouch, lastCode } from '@/lib/sessions/trail'
import type { DayColumns, Numbers } from './types'

// What a filter keeps of the sessions in columns. The database answers the same by lib/sessions/session-where.ts.

/** Keeps some of a day's rows: writes them to the front of the list, and returns how many there are. */
type Sieve = (day: DayColumns, rows: Int32Array, count: number) => number

/** What the numbers of touches and campaigns stand for. */
export interface Known {
  touches: readonly CodedTouch[]
  numbers: Numbers
}

type Values = readonly string[]

/** What is not here is asked of the database. */
const sieves: Partial<Record<FilterName, (value: never, known: Known) => Sieve>> = {
  duration: (range: NumberRange) => inRange((day) => day.durationMs, range, filterDefinitions.duration.scale),
  points: (range: NumberRange) => inRange((day) => day.points, range, filterDefinitions.points.scale),
  events: byEvents,
  source: (values: Values) => among((day) => day.sources, places(sources, values)),
  outcome: (values: Values) => among((day) => day.outcomes, places(outcomes, values)),
  intent: (values: Values) => among((day) => day.intents, places(intents, values)),
  campaign: byCampaign,
  entry: (values: Values, known) =>
    atEnd(
      'first',
      codesOf(known, ({ type }) => values.includes(type)),
    ),
  exit: (values: Values, known) =>
    atEnd(
      'last',
      codesOf(known, ({ type }) => values.includes(type)),
    ),
  entryPath: (values: Values, known) =>
    atEnd(
      'first',
      codesOf(known, ({ path }) => isOn(path, values)),
    ),
  exitPath: (values: Values, known) =>
    atEnd(
      'last',
      codesOf(known, ({ path }) => isOn(path, values)),
    ),
  contains: (values: Values, known) => every(values.map((item) => anywhere(true, codesOf(known, fits(item))))),
  reached: (values: Values, known) =>
    anywhere(
      true,
      codesOf(known, ({ type }) => values.includes(type)),
    ),
  missed: (values: Values, known) =>
    anywhere(
      false,
      codesOf(known, ({ type }) => values.includes(type)),
    ),
}

/** Whether the columns answer a filter. */
export function isInColumns({ from, to, tz, ...others }: SessionFilter): boolean {
  return Object.entries(others).every(([name, value]) => value === undefined || name in sieves)
}

/** Whether each touch has a code of its own: beyond a million pages, what comes later shares one. */
export function areTold(touches: readonly CodedTouch[]): boolean {
  return touches.every(({ code }) => code < lastCode)
}

/** What a filter that the columns answer keeps, whatever its days. */
export function sieveOf({ from, to, tz, ...others }: SessionFilter, known: Known): Sieve | null {
  const parts = Object.entries(others).flatMap(([name, value]) => {
    const make = sieves[name as FilterName] as ((value: unknown, known: Known) => Sieve) | undefined
    return value === undefined || !make ? [] : make(value, known)
  })
  return parts.length === 0 ? null : every(parts)
}

function every(parts: readonly Sieve[]): Sieve {
  return (day, rows, count) => parts.reduce((left, sieve) => sieve(day, rows, left), count)
}

/** What lies between two units belongs to the lower one. */
function inRange(columnOf: (day: DayColumns) => Float64Array, { min, max }: NumberRange, scale: number): Sieve {
  const least = min === undefined ? Number.NEGATIVE_INFINITY : min * scale
  const most = max === undefined ? Number.POSITIVE_INFINITY : max * scale + scale - 1
  return (day, rows, count) => {
    const column = columnOf(day)
    let kept = 0
    for (let at = 0; at < count; at++) {
      const row = rows[at] as number
      const value = column[row] as number
      if (value >= least && value <= most) rows[kept++] = row
    }
    return kept
  }
}

function byEvents({ min = 0, max = Number.POSITIVE_INFINITY }: NumberRange): Sieve {
  return ({ touchStarts }, rows, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const row = rows[at] as number
      const events = (touchStarts[row + 1] as number) - (touchStarts[row] as number)
      if (events >= min && events <= max) rows[kept++] = row
    }
    return kept
  }
}

/** @param keeps by value: 1 to keep it */
function among(columnOf: (day: DayColumns) => Uint8Array | Int32Array, keeps: Uint8Array): Sieve {
  return (day, rows, count) => {
    const column = columnOf(day)
    let kept = 0
    for (let at = 0; at < count; at++) {
      const row = rows[at] as number
      if (keeps[column[row] as number] === 1) rows[kept++] = row
    }
    return kept
  }
}

function places(list: readonly string[], values: Values): Uint8Array {
  return Uint8Array.from(list, (word) => (values.includes(word) ? 1 : 0))
}

/** No campaign has the number 0. */
function byCampaign(values: Values, { numbers: { campaigns } }: Known): Sieve {
  return among((day) => day.campaigns, places([none, ...campaigns.list()], values))
}

function atEnd(end: 'first' | 'last', keeps: Uint8Array): Sieve {
  return ({ touches, touchStarts }, rows, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const row = rows[at] as number
      const place = end === 'first' ? (touchStarts[row] as number) : (touchStarts[row + 1] as number) - 1
      if (keeps[touches[place] as number] === 1) rows[kept++] = row
    }
    return kept
  }
}

/** With a touch of some codes anywhere, or without. */
export function anywhere(wanted: boolean, keeps: Uint8Array): Sieve {
  return ({ touches, touchStarts }, rows, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const row = rows[at] as number
      const end = touchStarts[row + 1] as number
      let place = touchStarts[row] as number
      while (place < end && keeps[touches[place] as number] !== 1) place++
      if (place < end === wanted) rows[kept++] = row
    }
    return kept
  }
}

/** By code: 1 for the touches that fit. */
export function codesOf({ touches }: Pick<Known, 'touches'>, isWanted: (touch: Touch) => boolean): Uint8Array {
  const last = touches.reduce((most, { code }) => Math.max(most, code), 0)
  const keeps = new Uint8Array(last + 1)
  for (const touch of touches) if (isWanted(touch)) keeps[touch.code] = 1
  return keeps
}

function isOn(path: Touch['path'], values: Values): boolean {
  return values.some((value) => (path ? matchesPattern(path, value) : value === none))
}

/** Which touches an item of `contains` asks for. */
export function fits(item: string): (touch: Touch) => boolean {
  if (!item.startsWith(pagePrefix)) return ({ type }) => type === item
  const pattern = item.slice(pagePrefix.length)
  return ({ type, path }) => type === pageViewType && !!path && matchesPattern(path, pattern)
}
