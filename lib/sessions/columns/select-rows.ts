import { type FilterName, filterDefinitions, none, pagePrefix } from '@/lib/filters/filter-definitions'
import { parsePath } from '@/lib/filters/path-text'
import type { NumberRange } from '@/lib/filters/range-text'
import type { Sequence } from '@/lib/filters/sequence'
import type { SessionFilter } from '@/lib/filters/session-filter'
import {
  intents,
  matchesPattern,
  outcomes,
  pageViewType,
  type Rules,
  type Status,
  sources,
  statusRange,
  type Touch,
} from '@/lib/sessionizer/index'
import { type CodedTouch, lastCode } from '@/lib/sessions/trail'
import { pathSieve } from './path-sieve'
import { byDaysSinceFirst, byFirstSource, byFirstWith, byVisit } from './place-sieves'
import type { Prepared } from './prepare-sieve'
import { sequenceSieve } from './sequence-sieve'
import { among, anywhere, atEnd, codesOf, every, type Known, type Sieve } from './sieve'
import type { DayColumns } from './types'

// What a filter keeps of the sessions in columns. The database answers the same by lib/sessions/session-where.ts.

type Values = readonly string[]

type Context = Known & Prepared

/** What is not here is asked of the database. */
const sieves: Partial<Record<FilterName, (value: never, context: Context) => Sieve>> = {
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
  status: byStatus,
  seq: (sequence: Sequence, { touches, rules }) => sequenceSieve(sequence, touches, given(rules)),
  path: (texts: Values, { touches, rules }) => every(texts.map((text) => byPath(text, touches, given(rules)))),
  q: byLead,
  visit: byVisit,
  sinceFirst: byDaysSinceFirst,
  firstTouch: (values: Values, known) => byFirstSource(places(sources, values), known),
  firstWith: byFirstWith,
}

/**
 * Whether the columns answer a filter. An index has the sessions of a lead, and those that may still go on, before all days
 * could be looked through.
 */
export function isInColumns({ from, to, tz, ...others }: SessionFilter): boolean {
  if (others.status && !others.status.includes('ended')) return false
  return Object.entries(others).every(([name, value]) => value === undefined || name in sieves)
}

/** Whether a filter depends on sessions before its days: then its sieve has to be given all days from the first one on. */
export function looksBack({ visit, sinceFirst, firstTouch, firstWith }: SessionFilter): boolean {
  return [visit, sinceFirst, firstTouch, firstWith].some((value) => value !== undefined)
}

/** Whether each touch has a code of its own: beyond a million pages, what comes later shares one. */
export function areTold(touches: readonly CodedTouch[]): boolean {
  return touches.every(({ code }) => code < lastCode)
}

/** What a filter that the columns answer keeps, whatever its days. `prepareSieve` reads what it needs. */
export function sieveOf({ from, to, tz, ...others }: SessionFilter, context: Context): Sieve | null {
  const parts = Object.entries(others).flatMap(([name, value]) => {
    const make = sieves[name as FilterName] as ((value: unknown, context: Context) => Sieve) | undefined
    return value === undefined || !make ? [] : make(value, context)
  })
  return parts.length === 0 ? null : every(parts)
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

function places(list: readonly string[], values: Values): Uint8Array {
  return Uint8Array.from(list, (word) => (values.includes(word) ? 1 : 0))
}

function byStatus(values: readonly Status[], { nowMs, gapMs }: Context): Sieve {
  const ranges = values.map((value) => statusRange(value, gapMs, nowMs))
  const isIn = (endedMs: number) =>
    ranges.some(({ after, until }) => (after === null || endedMs > after) && (until === null || endedMs <= until))
  return ({ startMs, durationMs }, rows, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const row = rows[at] as number
      if (isIn((startMs[row] as number) + (durationMs[row] as number))) rows[kept++] = row
    }
    return kept
  }
}

function byPath(text: string, touches: readonly CodedTouch[], rules: Rules): Sieve {
  const { path, problem } = parsePath(text)
  if (!path) throw new TypeError(problem)
  return pathSieve(path, touches, rules)
}

function byLead(_words: string, { numbers: { leads }, leadIds = '' }: Context): Sieve {
  const keeps = new Uint8Array(leads.size + 1)
  for (const number of leads.find(leadIds)) keeps[number] = 1
  keeps[0] = 0 // has no session here
  return among((day) => day.leads, keeps)
}

/** No campaign has the number 0. */
function byCampaign(values: Values, { numbers: { campaigns } }: Known): Sieve {
  return among((day) => day.campaigns, places([none, ...campaigns.list()], values))
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

function given(rules: Rules | undefined): Rules {
  if (!rules) throw new TypeError('A sequence or a way needs the rules')
  return rules
}
