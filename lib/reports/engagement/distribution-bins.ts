// Where the bins of the distributions start: fine where most sessions are, then each about half as long again as the
// one before, as on a logarithmic scale. Pure.

/** Whole seconds. Bin 0 holds single events and all else under a second. */
export const durationStarts: readonly number[] = [
  ...[0, 1, 5, 10, 20, 30, 45],
  ...[1, 1.5, 2, 3, 5, 7, 10, 15, 20, 30, 60, 120, 240].map((minutes) => minutes * 60),
]

/** Events of a session. */
export const eventStarts: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 50, 100]

/** The values of a bin, both ends inside; null for no end. */
export function binRange(starts: readonly number[], index: number): { min: number; max: number | null } {
  const next = starts[index + 1]
  return { min: starts[index] ?? 0, max: next === undefined ? null : next - 1 }
}

/** The bin of a value. Most values are small: looked for from the front. */
export function binOf(starts: readonly number[], value: number): number {
  let bin = 0
  while (bin + 1 < starts.length && value >= (starts[bin + 1] as number)) bin++
  return bin
}
