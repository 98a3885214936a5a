import type { Queryable } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import { durationBinStartsMs, durationQuantile } from './duration-bins'

export interface Median {
  /** The lower middle duration; null without sessions. */
  medianDurationMs: number | null
  medianIsApproximate: boolean
}

/**
 * The median of the sessions under `where`, whose durations `histogram` counts. The histogram says in which bin the
 * median lies and how many sessions of the bin are shorter, so that only the bin is read.
 */
export async function readMedian(histogram: readonly number[], where: Sql, db: Queryable): Promise<Median> {
  const place = placeOfMedian(histogram)
  if (place === null) return { medianDurationMs: null, medianIsApproximate: false }
  if (place.bin === 0) return { medianDurationMs: 0, medianIsApproximate: false }
  const start = durationBinStartsMs[place.bin] ?? 0
  const end = durationBinStartsMs[place.bin + 1] ?? Number.MAX_SAFE_INTEGER
  const [row] = await db.query<{ duration_ms: number }>(sql`
    SELECT duration_ms FROM session WHERE ${where} AND duration_ms >= ${start}::bigint AND duration_ms < ${end}::bigint
    ORDER BY duration_ms OFFSET ${place.shorter}::integer LIMIT 1`)
  if (row) return { medianDurationMs: row.duration_ms, medianIsApproximate: false }
  // Sessions have changed between the two reads.
  return { medianDurationMs: durationQuantile(histogram, 0.5), medianIsApproximate: true }
}

function placeOfMedian(histogram: readonly number[]): { bin: number; shorter: number } | null {
  const total = histogram.reduce((sum, count) => sum + count, 0)
  let shorter = Math.ceil(total / 2) - 1
  for (const [bin, count] of histogram.entries()) {
    if (shorter < count) return total === 0 ? null : { bin, shorter }
    shorter -= count
  }
  return null
}
