import { z } from 'zod'
import { defaultLeadSort, type LeadSort, leadSortColumnOf, leadSorts } from './lead-sort'
import { listCodec } from './list-codec'
import { cursorOf, type PageCursor, position } from './page-cursor'
import { type FilterProblem, type Params, readParams, writeParams } from './read-params'
import { limitCodec } from './session-query'
import { defaultLimit, pageSizes } from './session-sort'

// The list of leads: the same URL rules as the list of sessions.

/** The URL form (input) and the typed form (output) of every filter of leads. */
export const leadFilterSchema = z.strictObject({
  q: z
    .string()
    .trim()
    .min(1, 'has no words')
    .max(200, 'is longer than 200 characters')
    .optional()
    .describe("Words that all occur in the lead's name, email address, company or identity, in any case."),
  owner: listCodec().optional().describe('Owners, comma separated; (none) means no owner.'),
})

export type LeadFilter = z.output<typeof leadFilterSchema>

/** One page of leads. */
export interface LeadQuery {
  filter: LeadFilter
  sort: LeadSort
  limit: number
  cursor: PageCursor
}

export const leadSortParam = {
  sort: z
    .enum(leadSorts, { error: `must be one of ${leadSorts.join(', ')}` })
    .optional()
    .describe('What to sort by; - is from the latest or the highest down. Default -lastSeenAt.'),
}

export const leadQuerySchema = z.strictObject({
  ...leadFilterSchema.shape,
  ...leadSortParam,
  limit: limitCodec.optional().describe('Rows of a page: 25, 50 (default), 100 or 200.'),
  after: position.optional().describe('Cursor: the page after this place.'),
  before: position.optional().describe('Cursor: the page before this place.'),
  last: z.literal('1', { error: 'must be 1' }).optional().describe('1: the last page.'),
})

/** The query of a query string, and what could not be read of it: unknown parameters and malformed values, by name. */
export function parseLeadQuery(params: Params): { query: LeadQuery; problems: FilterProblem[] } {
  const { values, problems } = readParams(leadQuerySchema, params)
  const { sort = defaultLeadSort, limit = defaultLimit, after, before, last, ...filter } = values
  const page = cursorOf({ after, before, last }, leadSortColumnOf(sort).column)
  return {
    query: { filter, sort, limit, cursor: page.cursor },
    problems: page.problem ? [...problems, page.problem] : problems,
  }
}

/** The query string of a page; what is the default is left out. */
export function serializeLeadQuery({ filter, sort, limit, cursor }: LeadQuery): URLSearchParams {
  return writeParams(leadQuerySchema, {
    ...filter,
    sort: sort === defaultLeadSort ? undefined : sort,
    limit: limit === defaultLimit ? undefined : pageSizes.find((size) => size === limit),
    after: cursor.at === 'after' ? cursor.position : undefined,
    before: cursor.at === 'before' ? cursor.position : undefined,
    last: cursor.at === 'last' ? '1' : undefined,
  })
}
