import type { Database } from '@/lib/db/database'
import type { FacetParam } from '@/lib/filters/facet-query'
import { none, pagePrefix } from '@/lib/filters/filter-definitions'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { intents, outcomes, pageViewType, type Status, sources, statusRange } from '@/lib/sessionizer/index'
import type { Clock } from '@/lib/sessions/session-where'
import { countFirstSources, countFirstWith } from './count-first'
import { countSessions } from './count-totals'
import { inTurns } from './in-turns'
import { readHeldDays, readHeldSessions } from './read-sessions'
import { areTold } from './select-rows'
import { codeCount } from './sieve'
import type { ColumnSessions, DayColumns } from './types'

/** Sessions by the value of a filter that they have. */
export type ValueCounts = Map<string, number>

/**
 * The values that a filter has in the sessions under others, and how many have each, in no order; null while memory does not hold
 * those, or touches share a code.
 */
export async function countHeldValues(
  param: FacetParam,
  filter: SessionFilter,
  clock: Clock,
  db: Database,
): Promise<ValueCounts | null> {
  if (param === 'firstWith' || param === 'firstTouch') {
    const held = await readHeldDays(filter, clock, db, true)
    if (!held || !areTold(held.touches)) return null
    const counts = await (param === 'firstWith' ? countFirstWith(held) : countFirstSources(held))
    return counts && added(counts)
  }
  const sessions = await readHeldSessions(filter, clock, db)
  return sessions && areTold(sessions.touches) ? countValues(param, sessions, clock) : null
}

async function countValues(
  param: Exclude<FacetParam, 'firstWith' | 'firstTouch'>,
  sessions: ColumnSessions,
  clock: Clock,
): Promise<ValueCounts> {
  switch (param) {
    case 'source':
      return named(await countNumbers(sessions, sources.length, (day) => day.sources), sources)
    case 'intent':
      return named(await countNumbers(sessions, intents.length, (day) => day.intents), intents)
    case 'outcome':
      return named(await countNumbers(sessions, outcomes.length, (day) => day.outcomes), outcomes)
    case 'campaign': {
      const texts = [none, ...sessions.numbers.campaigns.list()]
      return named(await countNumbers(sessions, texts.length, (day) => day.campaigns), texts)
    }
    case 'entry':
      return byTouch(await countEnds(sessions, 'first'), sessions, ({ type }) => type)
    case 'exit':
      return byTouch(await countEnds(sessions, 'last'), sessions, ({ type }) => type)
    case 'entryPath':
      return byTouch(await countEnds(sessions, 'first'), sessions, ({ path }) => path ?? none)
    case 'exitPath':
      return byTouch(await countEnds(sessions, 'last'), sessions, ({ path }) => path ?? none)
    case 'status':
      return countStatuses(sessions, clock)
    case 'contains':
      return countItems(sessions)
    case 'reached':
      return countWith(sessions, [typeOf])
    case 'missed':
      return countWithout(sessions)
  }
}

function named(counts: Int32Array, words: readonly string[]): ValueCounts {
  return added(Array.from(counts, (count, place): [string, number] => [words[place] ?? '', count]))
}

function added(counts: Iterable<readonly [string, number]>): ValueCounts {
  const sums: ValueCounts = new Map()
  for (const [value, count] of counts) if (count > 0) sums.set(value, (sums.get(value) ?? 0) + count)
  return sums
}

async function countNumbers(
  { parts }: ColumnSessions,
  length: number,
  columnOf: (day: DayColumns) => Uint8Array | Int32Array,
): Promise<Int32Array> {
  const counts = new Int32Array(length)
  for await (const { day, rows } of inTurns(parts)) {
    const column = columnOf(day)
    for (let at = 0; at < rows.length; at++) {
      const value = column[rows[at] as number] as number
      counts[value] = (counts[value] as number) + 1
    }
  }
  return counts
}

/** By code. */
async function countEnds({ parts, touches }: ColumnSessions, end: 'first' | 'last'): Promise<Int32Array> {
  const counts = newCounts(touches)
  for await (const { day, rows } of inTurns(parts)) {
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number
      const place = end === 'first' ? (day.touchStarts[row] as number) : (day.touchStarts[row + 1] as number) - 1
      const code = day.touches[place] as number
      counts[code] = (counts[code] as number) + 1
    }
  }
  return counts
}

const newCounts = (touches: ColumnSessions['touches']) => new Int32Array(codeCount(touches))

type Touch = ColumnSessions['touches'][number]

function byTouch(counts: Int32Array, { touches }: ColumnSessions, textOf: (touch: Touch) => string): ValueCounts {
  return added(touches.map((touch): [string, number] => [textOf(touch), counts[touch.code] as number]))
}

/** Those that end last are open, whatever the day they began on. */
async function countStatuses({ parts }: ColumnSessions, { nowMs, gapMs }: Clock): Promise<ValueCounts> {
  const counts: Record<Status, number> = { active: 0, idle: 0, ended: 0 }
  const openSince = statusRange('ended', gapMs, nowMs).until ?? nowMs
  const activeSince = statusRange('idle', gapMs, nowMs).until ?? nowMs
  for await (const { day, rows } of inTurns(parts)) {
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number
      const endMs = (day.startMs[row] as number) + (day.durationMs[row] as number)
      counts[endMs > activeSince ? 'active' : endMs > openSince ? 'idle' : 'ended']++
    }
  }
  return added(Object.entries(counts))
}

const typeOf = ({ type }: Touch) => type

/** Event types, and pages that were viewed. */
function countItems(sessions: ColumnSessions): Promise<ValueCounts> {
  const pageOf = ({ type, path }: Touch) => (type === pageViewType && path !== null ? pagePrefix + path : null)
  return countWith(sessions, [typeOf, pageOf])
}

/** Sessions by what their touches say, each once however many say the same. */
async function countWith(
  { parts, touches }: ColumnSessions,
  textsOf: readonly ((touch: Touch) => string | null)[],
): Promise<ValueCounts> {
  const values: string[] = ['']
  /** By code: the places of its values; 0 for none. */
  const placesOf = textsOf.map((textOf) => {
    const places = newCounts(touches)
    const placeOf = new Map<string, number>()
    for (const touch of touches) {
      const value = textOf(touch)
      if (value === null) continue
      const place = placeOf.get(value) ?? values.push(value) - 1
      placeOf.set(value, place)
      places[touch.code] = place
    }
    return places
  })
  const counts = new Int32Array(values.length)
  /** By place: the session that was counted last. */
  const counted = new Int32Array(values.length)
  let session = 0
  for await (const { day, rows } of inTurns(parts)) {
    for (const places of placesOf) count(day, rows, session, places, { counts, counted })
    session += rows.length
  }
  return named(counts, values)
}

/** @param before the number of sessions that were counted before */
function count(
  { touches, touchStarts }: DayColumns,
  rows: Int32Array,
  before: number,
  places: Int32Array,
  { counts, counted }: { counts: Int32Array; counted: Int32Array },
): void {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number
    const end = touchStarts[row + 1] as number
    const session = before + at + 1
    for (let touch = touchStarts[row] as number; touch < end; touch++) {
      const place = places[touches[touch] as number] as number
      if (place === 0 || counted[place] === session) continue
      counted[place] = session
      counts[place] = (counts[place] as number) + 1
    }
  }
}

/** Of the types that occur, how many sessions do without each. */
async function countWithout(sessions: ColumnSessions): Promise<ValueCounts> {
  const all = countSessions(sessions)
  return new Map(Array.from(await countWith(sessions, [typeOf]), ([type, count]) => [type, all - count]))
}
