// The durations of sessions as a histogram: bin 0 holds single events and other sessions of no length, bin 1 those under
// a second, then steps of 8 to 50 percent, fine enough for a median to the eye. Stored in duration_stat: changing the
// bins means rebuilding it (`npm run sessions -- rebuild`).

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** Where each bin starts, in ms; the last has no end. */
export const durationBinStartsMs: readonly number[] = [
  ...[0, 1],
  ...[1, 2, 3, 4, 5, 7, 10, 13, 16, 20, 25, 30, 35, 40, 45, 50].map((seconds) => seconds * second),
  ...[60, 75, 90, 105].map((seconds) => seconds * second),
  ...[2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 25, 30, 35, 40, 50].map((m) => m * minute),
  ...[1, 1.25, 1.5, 2, 2.5, 3, 4, 6, 8, 12, 24].map((hours) => hours * hour),
]

/** The bin of a duration in ms, found by halving. */
export function durationBinOf(durationMs: number): number {
  let low = 0
  let high = durationBinStartsMs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (durationMs >= (durationBinStartsMs[middle] ?? 0)) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * The duration (ms) below which `share` of the histogram's sessions lie, taken as evenly spread within a bin;
 * null for an empty histogram.
 */
export function durationQuantile(histogram: readonly number[], share: number): number | null {
  const total = histogram.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  let left = share * total
  for (const [bin, count] of histogram.entries()) {
    if (count > 0 && left <= count) return within(bin, left / count)
    left -= count
  }
  return durationBinStartsMs.at(-1) ?? null
}

function within(bin: number, share: number): number {
  const start = durationBinStartsMs[bin] ?? 0
  const end = durationBinStartsMs[bin + 1] ?? start
  return bin === 0 ? 0 : Math.round(start + share * (end - start))
}
