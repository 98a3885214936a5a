import { z } from 'zod'
import { formatRange, type NumberRange, parseRange } from './range-text'

export interface RangeLimits {
  min: number
  max: number
}

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
