import type { Database } from '@/lib/db/database'
import { firstReaching } from '@/lib/filters/narrow-filter'
import { narrowRange } from '@/lib/filters/narrow-range'
import type { NumberRange } from '@/lib/filters/range-text'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { sessionsHref } from '@/lib/filters/sessions-href'
import { type Source, sources } from '@/lib/sessionizer/index'
import type { Numbers } from '@/lib/sessions/columns/types'
import type { PathsQuestion } from './paths-question'
import { type LeadPlace, readPlaces } from './read-places'
import type { AcrossSessions, Bucket, ChannelCell } from './types'
import type { ConvertedRows } from './walk-trails'

type NamedRange = NumberRange & { label: string }

const visitBuckets: NamedRange[] = [
  { label: '1 session', min: 1, max: 1 },
  { label: '2 sessions', min: 2, max: 2 },
  { label: '3 sessions', min: 3, max: 3 },
  { label: '4 sessions', min: 4, max: 4 },
  { label: '5 or more', min: 5 },
]

const dayBuckets: NamedRange[] = [
  { label: 'Within a day', min: 0, max: 0 },
  { label: '1 to 7 days', min: 1, max: 7 },
  { label: '8 to 30 days', min: 8, max: 30 },
  { label: '31 to 90 days', min: 31, max: 90 },
  { label: 'Over 90 days', min: 91 },
]

/**
 * How leads came to their first conversion: of those that lie in the filter, by the number of the lead's sessions up to
 * it, the days since its first session, and the channels of the first one and of the converting one. Null when the filter
 * asks for other first sessions.
 * @param converted the converting sessions under the filter
 */
export async function readAcrossSessions(
  { filter, goals }: PathsQuestion,
  converted: readonly ConvertedRows[],
  numbers: Numbers,
  db: Database,
): Promise<AcrossSessions | null> {
  const firsts = firstReaching(filter, goals)
  if (!firsts) return null
  const places = await readPlaces(converted, goals, numbers, db)
  const counts = countFirsts(converted, places)
  return {
    conversions: sum(counts),
    visits: visitBuckets
      .filter((bucket) => overlaps(bucket, firsts.visit))
      .map((bucket) =>
        toBucket(bucket, counts, ({ visits }) => visits, { ...firsts, visit: narrowed(bucket, firsts.visit) }),
      ),
    days: dayBuckets
      .filter((bucket) => overlaps(bucket, firsts.sinceFirst))
      .map((bucket) =>
        toBucket(bucket, counts, ({ days }) => days, { ...firsts, sinceFirst: narrowed(bucket, firsts.sinceFirst) }),
      ),
    channels: toMatrix(counts, firsts),
  }
}

interface FirstCount {
  first: Source
  last: Source
  /** Where their bucket begins. */
  visits: number
  days: number
  sessions: number
}

const dayMs = 86_400_000

/** The first conversions of their leads, those that have everything in common together. */
function countFirsts(converted: readonly ConvertedRows[], places: readonly (LeadPlace | null)[][]): FirstCount[] {
  const counts = new Map<string, FirstCount>()
  for (const [index, { part, rows }] of converted.entries()) {
    for (const [at, row] of rows.entries()) {
      const place = places[index]?.[at]
      if (!place) continue
      const last = sources[part.day.sources[row] ?? 0] ?? 'Direct'
      const visits = startOfBucket(visitBuckets, place.visits)
      const days = startOfBucket(dayBuckets, Math.floor(((part.day.startMs[row] ?? 0) - place.sinceMs) / dayMs))
      const key = `${place.first}/${last}/${visits}/${days}`
      const count = counts.get(key)
      if (count) count.sessions++
      else counts.set(key, { first: place.first, last, visits, days, sessions: 1 })
    }
  }
  return [...counts.values()]
}

function startOfBucket(buckets: readonly NamedRange[], amount: number): number {
  return buckets.findLast(({ min = 0 }) => min <= amount)?.min ?? 0
}

function toBucket(
  { label, min = 0, max = Number.POSITIVE_INFINITY }: NamedRange,
  counts: readonly FirstCount[],
  amountOf: (count: FirstCount) => number,
  filter: SessionFilter,
): Bucket {
  const inside = counts.filter((count) => amountOf(count) >= min && amountOf(count) <= max)
  return { label, sessions: sum(inside), href: sessionsHref(filter) }
}

/** Whether the filter leaves anything of the bucket. */
function overlaps({ min = 0, max = Number.POSITIVE_INFINITY }: NamedRange, range: NumberRange | undefined): boolean {
  return min <= (range?.max ?? Number.POSITIVE_INFINITY) && max >= (range?.min ?? 0)
}

function narrowed({ min, max }: NamedRange, range: NumberRange | undefined): NumberRange {
  return narrowRange({ ...(min !== undefined && { min }), ...(max !== undefined && { max }) }, range)
}

function toMatrix(counts: readonly FirstCount[], filter: SessionFilter): AcrossSessions['channels'] {
  const [first, last] = [occurring(counts, 'first'), occurring(counts, 'last')]
  const cells = first.flatMap((from) =>
    last.flatMap((to): ChannelCell[] => {
      const sessions = sum(counts.filter((count) => count.first === from && count.last === to))
      const href = sessionsHref({ ...filter, firstTouch: [from], source: [to] })
      return sessions === 0 ? [] : [{ first: from, last: to, sessions, href }]
    }),
  )
  return { first, last, cells }
}

/** The channels that occur, the most frequent first. */
function occurring(counts: readonly FirstCount[], side: 'first' | 'last'): Source[] {
  const totals = new Map<Source, number>()
  for (const count of counts) totals.set(count[side], (totals.get(count[side]) ?? 0) + count.sessions)
  return sources.filter((source) => totals.has(source)).toSorted((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0))
}

const sum = (counts: readonly FirstCount[]) => counts.reduce((total, { sessions }) => total + sessions, 0)
