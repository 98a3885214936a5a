import type { BucketTotals } from './bucket-totals'
import { durationBinStartsMs } from './duration-bins'

export const dayMs = 86_400_000

/** The histograms of buckets, added up by UTC day (ms), the days in the order of the buckets. */
export function histogramsByDay(buckets: Iterable<readonly [number, BucketTotals]>): Map<number, number[]> {
  const days = new Map<number, number[]>()
  for (const [bucket, { histogram }] of buckets) {
    const day = Math.floor(bucket / dayMs) * dayMs
    const sums = days.get(day) ?? durationBinStartsMs.map(() => 0)
    days.set(day, sums)
    histogram.forEach((count, bin) => {
      sums[bin] = (sums[bin] ?? 0) + count
    })
  }
  return days
}
