import { z } from 'zod'

/** URL form `50` to 50. */
export function wholeNumber(min: number, max: number) {
  const text = z.string().meta({ override: { type: 'integer', minimum: min, maximum: max } }) // as OpenAPI says it
  return z.codec(text, z.int().min(min).max(max), {
    decode(text, context) {
      const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
      if (value >= min && value <= max) return value
      context.issues.push({ code: 'custom', message: `must be a whole number from ${min} to ${max}`, input: text })
      return z.NEVER
    },
    encode: String,
  })
}
