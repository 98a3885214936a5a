import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { firstReaching } from '@/lib/filters/narrow-filter'
import { narrowRange } from '@/lib/filters/narrow-range'
import type { NumberRange } from '@/lib/filters/range-text'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { sessionsHref } from '@/lib/filters/sessions-href'
import { type Source, sources } from '@/lib/sessionizer/index'
import { sourceOfFirst } from '@/lib/sessions/lead-place'
import { type Clock, sessionWhere } from '@/lib/sessions/session-where'
import type { PathsQuestion } from './paths-question'
import type { AcrossSessions, Bucket, ChannelCell } from './types'

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
 */
export async function readAcrossSessions(
  question: PathsQuestion,
  clock: Clock,
  db: Database,
): Promise<AcrossSessions | null> {
  const firsts = firstReaching(question.filter, question.goals)
  if (!firsts) return null
  const counts = await countFirsts(question, clock, db)
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
  /** At most as many as the last bucket begins with. */
  visits: number
  days: number
  sessions: number
}

/** One look at each lead's sessions up to the conversion, in an index that holds all it takes. */
async function countFirsts({ filter, goals }: PathsQuestion, clock: Clock, db: Database): Promise<FirstCount[]> {
  const where = await sessionWhere(firstReaching(filter, goals) ?? filter, clock, db)
  return db.query<FirstCount>(sql`
    SELECT first, last, least(visits, 5) AS visits,
      CASE WHEN started_at < since + interval '24 hours' THEN 0
        WHEN started_at < since + interval '192 hours' THEN 1
        WHEN started_at < since + interval '744 hours' THEN 8
        WHEN started_at < since + interval '2184 hours' THEN 31 ELSE 91 END AS days,
      count(*) AS sessions
    FROM (
      SELECT ${sourceOfFirst} AS first, session.source AS last, session.started_at, upto.visits, upto.since
      FROM (
        SELECT lead_id, source, started_at FROM session WHERE ${where}
        ORDER BY lead_id OFFSET 0) AS session, -- neighbours in the index one after the other
      LATERAL (
        SELECT count(*) AS visits, min(other.started_at) AS since
        FROM session AS other
        WHERE other.lead_id = session.lead_id AND other.started_at <= session.started_at) AS upto
      OFFSET 0) AS conversion -- keeps the subquery of each row from being asked again by the grouping
    GROUP BY 1, 2, 3, 4`)
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
