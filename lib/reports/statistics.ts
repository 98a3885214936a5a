// How far a figure from few sessions can be trusted. Both intervals hold the true value in 95 of 100 cases.

export interface Interval {
  low: number
  high: number
}

/** Standard deviations on either side that hold 95%. */
const z = 1.96

/**
 * Wilson's score interval of a share: honest also for few sessions and for shares near 0.
 * (Wilson 1927, "Probable inference, the law of succession, and statistical inference".)
 * @example wilson(0, 10) // { low: 0, high: 0.278 }
 */
export function wilson(hits: number, all: number): Interval {
  if (all === 0) return { low: 0, high: 1 }
  const share = hits / all
  const scale = 1 + z ** 2 / all
  const middle = (share + z ** 2 / (2 * all)) / scale
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/** A share is uncertain when its interval is wider than this: ten percentage points. */
const widestCertain = 0.1

/** Whether there are too few sessions to trust their rate: the rule for every table. */
export function isSmallSample(hits: number, all: number): boolean {
  const { low, high } = wilson(hits, all)
  return high - low > widestCertain
}

/** How much more often something occurs in one group than in another: 2 is twice as often. */
export interface Lift {
  /** Null when the other group never has it. */
  ratio: number | null
  interval: Interval
  /** The interval holds 1: the difference may be chance. */
  isUncertain: boolean
}

/**
 * The ratio of two shares with Katz's interval, which is symmetric in the logarithm. (Katz et al. 1978, "Obtaining
 * confidence intervals for the risk ratio in cohort studies".) Where a group never has it, half a session is added to
 * each count for the interval. Null when a group is empty, or neither has it.
 */
export function lift(hits: number, all: number, otherHits: number, otherAll: number): Lift | null {
  if (all === 0 || otherAll === 0 || hits + otherHits === 0) return null
  const more = hits === 0 || otherHits === 0 ? 0.5 : 0
  const [a, b, m, n] = [hits + more, otherHits + more, all + 2 * more, otherAll + 2 * more]
  const middle = Math.log(a / m / (b / n))
  const half = z * Math.sqrt(Math.max(0, 1 / a - 1 / m + 1 / b - 1 / n))
  const interval = { low: Math.exp(middle - half), high: Math.exp(middle + half) }
  const ratio = otherHits === 0 ? null : hits / all / (otherHits / otherAll)
  return { ratio, interval, isUncertain: interval.low <= 1 && interval.high >= 1 }
}

/** The lower middle one; null of none. */
export function lowerMedian(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length / 2) - 1] ?? null
}
