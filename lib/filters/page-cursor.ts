import { z } from 'zod'
import type { FilterProblem } from './read-params'

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

/** What the parameters `after`, `before` and `last` of a list ask for, at most one of them. */
interface CursorParams {
  after?: Position | undefined
  before?: Position | undefined
  last?: '1' | undefined
}

/** The page that the parameters name in a list sorted by `column`; the first page beside a problem. */
export function cursorOf(params: CursorParams, column: string): { cursor: PageCursor; problem?: FilterProblem } {
  const given = (['after', 'before', 'last'] as const).filter((param) => params[param] !== undefined)
  const [param, other] = given
  const first: PageCursor = { at: 'first' }
  if (param === undefined) return { cursor: first }
  if (other !== undefined) {
    return { cursor: first, problem: { param: other, message: `${other}: cannot be given together with ${param}` } }
  }
  const place = param === 'last' ? undefined : params[param]
  if (param === 'last' || place === undefined) return { cursor: { at: 'last' } }
  const problem = problemOf(place, column)
  if (problem) return { cursor: first, problem: { param, message: `${param}: ${problem}` } }
  return { cursor: { at: param, position: place } }
}

/** Times from year 1 to 9999, which every database can hold. */
const earliest = -62_135_596_800_000
const latest = 253_402_300_799_999

function problemOf({ column, key }: Position, expected: string): string | undefined {
  if (column !== expected) return `is a cursor of a list sorted by ${column}, not by ${expected}`
  if (column.endsWith('At') && (key < earliest || key > latest)) return 'is not a cursor of this list'
}

/** The page at a cursor that a list gave as its `next` or `previous`. */
export function cursorTo(at: 'after' | 'before', cursor: string): PageCursor {
  return { at, position: position.decode(cursor) }
}
