// A range of whole numbers, both ends inside: `60..300`, `60..`, `..300`; `60` alone is `60..60`.

export interface NumberRange {
  min?: number | undefined
  max?: number | undefined
}

const form = /^(?:(-?\d+)|(-?\d+)?\.\.(-?\d+)?)$/

export function parseRange(text: string): NumberRange | null {
  const [, only, min, max] = form.exec(text) ?? []
  if (only !== undefined) return { min: toNumber(only), max: toNumber(only) }
  if (min === undefined && max === undefined) return null
  return { ...(min !== undefined && { min: toNumber(min) }), ...(max !== undefined && { max: toNumber(max) }) }
}

export function formatRange({ min, max }: NumberRange): string {
  return min !== undefined && min === max ? `${min}` : `${min ?? ''}..${max ?? ''}`
}

/** `-0` is 0. */
const toNumber = (digits: string) => Number(digits) + 0
