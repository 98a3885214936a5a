import type { NumberRange } from './range-text'

/** The values that lie in both ranges; of ranges that share none, an empty one of the first that still names it. */
export function narrowRange(range: NumberRange, other: NumberRange | undefined): NumberRange {
  if (!other) return range
  const min = largest(range.min, other.min)
  const max = smallest(range.max, other.max)
  if (min !== undefined && max !== undefined && min > max) return range
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
}

function largest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b)
}

function smallest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b)
}
