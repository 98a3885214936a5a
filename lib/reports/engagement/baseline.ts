// What is normal for a day or a week: what the same weekdays, or the weeks, of the eight weeks before it had. Pure.
// docs/engagement.md tells the rule to readers; change both together.

export const baselineRules = {
  /** How many weeks back a point is compared with. */
  weeks: 8,
  /** With fewer earlier values there is no band. */
  fewestValues: 4,
  /** Half the band's height, in spreads. */
  spreads: 3,
  /** A rate or a median of fewer sessions is shown as a small sample and not judged. */
  smallSample: 20,
} as const

/** The normal band of a figure. */
export interface Band {
  /** The median of the earlier values. */
  usual: number
  low: number
  high: number
}

/** Makes the median absolute deviation of normally spread values equal to their standard deviation. */
const madToDeviation = 1.4826

/**
 * The band around the median of the earlier values: three spreads to either side, never below zero. The spread is their
 * median absolute deviation (which one odd week does not move), or `noise`, what chance alone would do, if that is more.
 * Null with fewer than four values.
 * @param noise by the median of the earlier values
 * @param most what the figure can be at most
 */
export function bandOf(
  past: readonly number[],
  noise: (usual: number) => number,
  most = Number.POSITIVE_INFINITY,
): Band | null {
  if (past.length < baselineRules.fewestValues) return null
  const usual = median(past)
  const deviation = madToDeviation * median(past.map((value) => Math.abs(value - usual)))
  const reach = baselineRules.spreads * Math.max(deviation, noise(usual))
  return { usual, low: Math.max(0, usual - reach), high: Math.min(most, usual + reach) }
}

/** What chance does to each figure of `sessions` sessions around its usual value: one standard error. */
export const noiseOf = {
  /** Counts: Poisson. */
  sessions: (usual: number) => Math.sqrt(Math.max(1, usual)),
  /** A share: binomial, kept off 0 and 1, where it would claim certainty. */
  bounceRate: (usual: number, sessions: number) => {
    const share = Math.min(0.95, Math.max(0.05, usual))
    return Math.sqrt((share * (1 - share)) / Math.max(1, sessions))
  },
  /** The median of values that thin out like durations do (exponentially). */
  medianDurationMs: (usual: number, sessions: number) => medianNoise(usual, sessions),
  /** The same, and never less than half an event. */
  medianEvents: (usual: number, sessions: number) => Math.max(0.5, medianNoise(usual, sessions)),
} as const

const medianNoise = (usual: number, sessions: number) => usual / Math.LN2 / Math.sqrt(Math.max(1, sessions))

/** The middle value, or the mean of the two in the middle. @throws RangeError without values */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  if (low === undefined || high === undefined) throw new RangeError('No values have no median')
  return (low + high) / 2
}
