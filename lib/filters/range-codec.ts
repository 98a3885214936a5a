import { z } from 'zod'

// A range of whole numbers, both ends inside: `60..300`, `60..`, `..300`; `60` alone is `60..60`.

export interface NumberRange {
  min?: number | undefined
  max?: number | undefined
}

export interface RangeLimits {
  min: number
  max: number
}

const form = /^(?:(-?\d+)|(-?\d+)?\.\.(-?\d+)?)$/

/** URL form `60..300` to `{ min: 60, max: 300 }`. */
export function rangeCodec(limits: RangeLimits) {
  const end = z.int().min(limits.min).max(limits.max).optional()
  return z.codec(z.string(), z.object({ min: end, max: end }), {
    decode(text, context) {
      const range = parseRange(text)
      const message = range ? problemOf(range, limits) : 'must be a range of whole numbers: 60..300, 60.., ..300 or 60'
      if (range && !message) return range
      context.issues.push({ code: 'custom', message, input: text })
      return z.NEVER
    },
    encode: formatRange,
  })
}

export function parseRange(text: string): NumberRange | null {
  const [, only, min, max] = form.exec(text) ?? []
  if (only !== undefined) return { min: toNumber(only), max: toNumber(only) }
  if (min === undefined && max === undefined) return null
  return { ...(min !== undefined && { min: toNumber(min) }), ...(max !== undefined && { max: toNumber(max) }) }
}

export function formatRange({ min, max }: NumberRange): string {
  return min !== undefined && min === max ? `${min}` : `${min ?? ''}..${max ?? ''}`
}

function problemOf({ min, max }: NumberRange, limits: RangeLimits): string | undefined {
  if (min !== undefined && max !== undefined && min > max) {
    return `is reversed: ${formatRange({ min, max })}; write ${formatRange({ min: max, max: min })}`
  }
  for (const end of [min, max]) {
    if (end !== undefined && (end < limits.min || end > limits.max)) {
      return `must lie between ${limits.min} and ${limits.max}`
    }
  }
}

/** `-0` is 0. */
const toNumber = (digits: string) => Number(digits) + 0
