import { z } from 'zod'
import { cursorOf, type PageCursor, position } from './page-cursor'
import { type FilterProblem, type Params, readParams, writeParams } from './read-params'
import { checkDays, type SessionFilter, sessionFilterSchema } from './session-filter'
import { defaultLimit, defaultSort, pageSizes, type SessionSort, sessionSorts, sortColumnOf } from './session-sort'

/** One page of sessions. */
export interface SessionQuery {
  filter: SessionFilter
  sort: SessionSort
  limit: number
  cursor: PageCursor
  /** Also says what does not count: in each session, and in its days. The sessions are the same. */
  raw?: true
}

/** Rows of a page. */
export const limitCodec = z.codec(z.string(), z.literal(pageSizes), {
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
  limit: limitCodec.optional().describe('Rows of a page: 25, 50 (default), 100 or 200.'),
  after: position.optional().describe('Cursor: the page after this place.'),
  before: position.optional().describe('Cursor: the page before this place.'),
  last: z.literal('1', { error: 'must be 1' }).optional().describe('1: the last page.'),
  raw: z.literal('1', { error: 'must be 1' }).optional().describe('1: also tell of the events that do not count.'),
})

export function parseSessionQuery(params: Params): { query: SessionQuery; problems: FilterProblem[] } {
  const { values, problems } = readParams(sessionQuerySchema, params)
  const { sort = defaultSort, limit = defaultLimit, after, before, last, raw, ...given } = values
  const { filter, problem } = checkDays<SessionFilter>(given)
  const { cursor, problem: cursorProblem } = cursorOf({ after, before, last }, sortColumnOf(sort).column)
  return {
    query: { filter, sort, limit, cursor, ...(raw && { raw: true as const }) },
    problems: [...problems, ...(problem ? [problem] : []), ...(cursorProblem ? [cursorProblem] : [])],
  }
}

/** The query string of a page; what is the default is left out. */
export function serializeSessionQuery({ filter, sort, limit, cursor, raw }: SessionQuery): URLSearchParams {
  return writeParams(sessionQuerySchema, {
    ...filter,
    sort: sort === defaultSort ? undefined : sort,
    limit: limit === defaultLimit ? undefined : pageSizes.find((size) => size === limit),
    after: cursor.at === 'after' ? cursor.position : undefined,
    before: cursor.at === 'before' ? cursor.position : undefined,
    last: cursor.at === 'last' ? '1' : undefined,
    raw: raw ? '1' : undefined,
  })
}
