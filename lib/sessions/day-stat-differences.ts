import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { BucketTotals } from './bucket-totals'

/** Where day_stat differs from the totals of the sessions by bucket (ms), slots added up. */
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
}

async function readDayStat(db: Queryable): Promise<Map<number, BucketTotals>> {
  const stored = new Map<number, BucketTotals>()
  const rows = await db.query<DayStatRow>(sql`
    SELECT bucket, sessions, converted, unsubscribed, bounced, engaged, events, duration_ms, points, histogram
    FROM day_stat`)
  for (const { bucket, duration_ms: durationMs, ...rest } of rows) {
    const old = stored.get(bucket.getTime())
    const row: BucketTotals = { ...rest, durationMs }
    stored.set(bucket.getTime(), old ? sum(old, row) : row)
  }
  return stored
}

interface DayStatRow extends Omit<BucketTotals, 'durationMs'> {
  bucket: Date
  duration_ms: number
}

function sum(a: BucketTotals, b: BucketTotals): BucketTotals {
  return {
    sessions: a.sessions + b.sessions,
    converted: a.converted + b.converted,
    unsubscribed: a.unsubscribed + b.unsubscribed,
    bounced: a.bounced + b.bounced,
    engaged: a.engaged + b.engaged,
    events: a.events + b.events,
    durationMs: a.durationMs + b.durationMs,
    points: a.points + b.points,
    histogram: a.histogram.map((count, bin) => count + (b.histogram[bin] ?? 0)),
  }
}

/** All figures on one line, the histogram as bin:count. Buckets of zeros are as good as none. */
function describe(totals: BucketTotals | undefined): string {
  if (!totals) return 'nothing'
  const { sessions, converted, unsubscribed, bounced, engaged, events, durationMs, points, histogram } = totals
  const bins = histogram.flatMap((count, bin) => (count === 0 ? [] : [`${bin}:${count}`])).join(' ')
  const outcomes = [converted, unsubscribed, bounced, engaged]
  if ([sessions, ...outcomes, events, durationMs, points].every((value) => value === 0) && bins === '') return 'nothing'
  return `${sessions} sessions (${outcomes.join('/')}), ${events} events, ${durationMs} ms, ${points} points, bins ${bins}`
}
