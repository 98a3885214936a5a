import { z } from 'zod'
import { type PageCursor, position } from './page-cursor'
import { type FilterProblem, type Params, readParams, writeParams } from './read-params'
import { checkDays, type SessionFilter, sessionFilterSchema } from './session-filter'

export const sessionSorts = [
  '-startedAt',
  'startedAt',
  '-duration',
  'duration',
  '-events',
  'events',
  '-points',
  'points',
] as const
/** What to sort by; `-` is from the largest down. */
export type SessionSort = (typeof sessionSorts)[number]
export type SessionSortColumn = 'startedAt' | 'duration' | 'events' | 'points'

export const pageSizes = [25, 50, 100, 200] as const
export type PageSize = (typeof pageSizes)[number]

export const defaultSort: SessionSort = '-startedAt'
export const defaultLimit: PageSize = 50

/** One page of sessions. */
export interface SessionQuery {
  filter: SessionFilter
  sort: SessionSort
  limit: number
  cursor: PageCursor
}

const limit = z.codec(z.string(), z.literal(pageSizes), {
  decode(text, context) {
    const size = pageSizes.find((size) => String(size) === text)
    if (size !== undefined) return size
    context.issues.push({ code: 'custom', message: `must be one of ${pageSizes.join(', ')}`, input: text })
    return z.NEVER
  },
  encode: String,
})

/** The filter's parameters and those of a page. */
export const sessionQuerySchema = z.strictObject({
  ...sessionFilterSchema.shape,
  sort: z
    .enum(sessionSorts, { error: `must be one of ${sessionSorts.join(', ')}` })
    .optional()
    .describe('What to sort by; - is from the largest down. Default -startedAt.'),
  limit: limit.optional().describe('Rows of a page: 25, 50 (default), 100 or 200.'),
  after: position.optional().describe('Cursor: the page after this place.'),
  before: position.optional().describe('Cursor: the page before this place.'),
  last: z.literal('1', { error: 'must be 1' }).optional().describe('1: the last page.'),
})

export function parseSessionQuery(params: Params): { query: SessionQuery; problems: FilterProblem[] } {
  const { values, problems } = readParams(sessionQuerySchema, params)
  const { sort = defaultSort, limit = defaultLimit, after, before, last, ...given } = values
  const { filter, problem } = checkDays<SessionFilter>(given)
  const { cursor, problem: cursorProblem } = toCursor({ after, before, last }, sort)
  return {
    query: { filter, sort, limit, cursor },
    problems: [...problems, ...(problem ? [problem] : []), ...(cursorProblem ? [cursorProblem] : [])],
  }
}

/** The query string of a page; what is the default is left out. */
export function serializeSessionQuery({ filter, sort, limit, cursor }: SessionQuery): URLSearchParams {
  return writeParams(sessionQuerySchema, {
    ...filter,
    sort: sort === defaultSort ? undefined : sort,
    limit: limit === defaultLimit ? undefined : pageSizes.find((size) => size === limit),
    after: cursor.at === 'after' ? cursor.position : undefined,
    before: cursor.at === 'before' ? cursor.position : undefined,
    last: cursor.at === 'last' ? '1' : undefined,
  })
}

export function sortColumnOf(sort: SessionSort): { column: SessionSortColumn; descending: boolean } {
  const descending = sort.startsWith('-')
  return { column: (descending ? sort.slice(1) : sort) as SessionSortColumn, descending }
}

type CursorParams = Pick<z.output<typeof sessionQuerySchema>, 'after' | 'before' | 'last'>

function toCursor(params: CursorParams, sort: SessionSort): { cursor: PageCursor; problem?: FilterProblem } {
  const given = (['after', 'before', 'last'] as const).filter((param) => params[param] !== undefined)
  const [param, other] = given
  const first: PageCursor = { at: 'first' }
  if (param === undefined) return { cursor: first }
  if (other !== undefined) {
    return { cursor: first, problem: { param: other, message: `${other}: cannot be given together with ${param}` } }
  }
  const place = param === 'last' ? undefined : params[param]
  if (param === 'last' || place === undefined) return { cursor: { at: 'last' } }
  const problem = problemOf(place.column, place.key, sort)
  if (problem) return { cursor: first, problem: { param, message: `${param}: ${problem}` } }
  return { cursor: { at: param, position: place } }
}

/** Times from year 1 to 9999, which every database can hold. */
const earliest = -62_135_596_800_000
const latest = 253_402_300_799_999

function problemOf(column: string, key: number, sort: SessionSort): string | undefined {
  const expected = sortColumnOf(sort).column
  if (column !== expected) return `is a cursor of a list sorted by ${column}, not by ${expected}`
  if (column === 'startedAt' && (key < earliest || key > latest)) return 'is not a cursor of this list'
}
