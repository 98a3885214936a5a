import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { BucketTotals } from './bucket-totals'
import { durationBinStartsMs } from './duration-bins'
import { histogramsByDay } from './histograms-by-day'
import { readDayChanges } from './read-day-changes'

/** Where day_stat or duration_stat differ from the totals of the sessions by bucket (ms), slots added up; session_day, too. */
export async function* dayStatDifferences(
  db: Queryable,
  computed: ReadonlyMap<number, BucketTotals>,
): AsyncGenerator<string> {
  const stored = await readDayStat(db)
  const buckets = [...new Set([...stored.keys(), ...computed.keys()])].sort((a, b) => a - b)
  for (const bucket of buckets) {
    const [is, should] = [describe(stored.get(bucket)), describe(computed.get(bucket))]
    if (is !== should) yield `day_stat ${new Date(bucket).toISOString()}: is ${is}, should be ${should}`
  }
  const days = histogramsByDay(computed)
  yield* durationDifferences(db, days)
  const counted = new Set((await readDayChanges({ fromMs: null, toMs: null }, db)).map(({ dayMs }) => dayMs))
  for (const day of days.keys()) {
    if (!counted.has(day))
      yield `session_day ${new Date(day).toISOString()}: is missing, but sessions start on that day`
  }
}

async function* durationDifferences(db: Queryable, computed: ReadonlyMap<number, number[]>): AsyncGenerator<string> {
  const rows = await db.query<{ day: Date; bin: number; sessions: number }>(
    sql`SELECT day, bin, sum(sessions) AS sessions FROM duration_stat GROUP BY day, bin`,
  )
  const stored = new Map<number, number[]>()
  for (const { day, bin, sessions } of rows) {
    const histogram = stored.get(day.getTime()) ?? durationBinStartsMs.map(() => 0)
    histogram[bin] = sessions
    stored.set(day.getTime(), histogram)
  }
  for (const day of [...new Set([...stored.keys(), ...computed.keys()])].sort((a, b) => a - b)) {
    const [is, should] = [describeBins(stored.get(day)), describeBins(computed.get(day))]
    if (is !== should) yield `duration_stat ${new Date(day).toISOString()}: bins ${is}, should be ${should}`
  }
}

/** As bin:count. */
function describeBins(histogram: readonly number[] = []): string {
  return histogram.flatMap((count, bin) => (count === 0 ? [] : [`${bin}:${count}`])).join(' ') || 'none'
}

/** As stored: without the histogram. */
type StoredBucket = Omit<BucketTotals, 'histogram'>

async function readDayStat(db: Queryable): Promise<Map<number, StoredBucket>> {
  const stored = new Map<number, StoredBucket>()
  const rows = await db.query<DayStatRow>(sql`
    SELECT bucket, sessions, converted, unsubscribed, bounced, engaged, events, duration_ms, points
    FROM day_stat`)
  for (const { bucket, duration_ms: durationMs, ...rest } of rows) {
    const old = stored.get(bucket.getTime())
    const row: StoredBucket = { ...rest, durationMs }
    stored.set(bucket.getTime(), old ? sum(old, row) : row)
  }
  return stored
}

interface DayStatRow extends Omit<StoredBucket, 'durationMs'> {
  bucket: Date
  duration_ms: number
}

function sum(a: StoredBucket, b: StoredBucket): StoredBucket {
  return {
    sessions: a.sessions + b.sessions,
    converted: a.converted + b.converted,
    unsubscribed: a.unsubscribed + b.unsubscribed,
    bounced: a.bounced + b.bounced,
    engaged: a.engaged + b.engaged,
    events: a.events + b.events,
    durationMs: a.durationMs + b.durationMs,
    points: a.points + b.points,
  }
}

/** All figures on one line. Buckets of zeros are as good as none. */
function describe(totals: StoredBucket | undefined): string {
  if (!totals) return 'nothing'
  const { sessions, converted, unsubscribed, bounced, engaged, events, durationMs, points } = totals
  const outcomes = [converted, unsubscribed, bounced, engaged]
  if ([sessions, ...outcomes, events, durationMs, points].every((value) => value === 0)) return 'nothing'
  return `${sessions} sessions (${outcomes.join('/')}), ${events} events, ${durationMs} ms, ${points} points`
}
