import { z } from 'zod'

// A page is found by its place in the order, not by its number: new rows never shift it.

/** A place in a list sorted by `column` and then by id. */
export interface Position {
  column: string
  /** The sort column's value: milliseconds, a count, points. */
  key: number
  id: string
  /** The row at this place belongs to the page. */
  inclusive?: true
}

export type PageCursor = { at: 'first' } | { at: 'last' } | { at: 'after' | 'before'; position: Position }

const form = /^([A-Za-z]+)(:|=)(-?\d{1,15}):(.+)$/s

/** `startedAt:1764579600000:abc-m5x`; `startedAt=...` when inclusive. */
export function formatPosition({ column, key, id, inclusive }: Position): string {
  return `${column}${inclusive ? '=' : ':'}${key}:${id}`
}

/** URL form of a place to its parts. */
export const position = z.codec(z.string(), z.custom<Position>(), {
  decode(text, context) {
    const [, column, mark, key, id] = form.exec(text) ?? []
    if (column !== undefined && id !== undefined) {
      return { column, key: Number(key), id, ...(mark === '=' && { inclusive: true as const }) }
    }
    context.issues.push({ code: 'custom', message: 'is not a cursor of this list', input: text })
    return z.NEVER
  },
  encode: formatPosition,
})
