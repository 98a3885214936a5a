// What the axis of a bar chart shows. Pure.

/**
 * A round and even number at or above the largest bar.
 * @example axisTop(37) // 40
 */
export function axisTop(largest: number): number {
  if (largest <= 2) return 2
  const power = 10 ** Math.floor(Math.log10(largest))
  const step = [1, 2, 4, 6, 8, 10].find((factor) => factor * power >= largest) ?? 10
  return step * power
}

/**
 * Which bars carry a label below: evenly spaced, the first included, at most `most`.
 * @example labelledBars(90, 7) // [0, 13, 26, 39, 52, 65, 78]
 */
export function labelledBars(count: number, most: number): number[] {
  if (count <= 0 || most <= 0) return []
  const step = Math.ceil(count / most)
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step)
}
