import { z } from 'zod'
import { type FilterProblem, type Params, readParams } from './read-params'
import { checkDays, type SessionFilter, sessionFilterSchema } from './session-filter'

// The choices of one filter of sessions, as a popover asks for them.

export const facetParams = [
  ...(['entry', 'exit', 'entryPath', 'exitPath', 'source', 'campaign'] as const),
  ...(['status', 'intent', 'outcome', 'contains'] as const),
  ...(['reached', 'missed', 'firstWith', 'firstTouch'] as const),
] as const
/** The filters whose values can be counted. Leads are searched by `searchLeads` instead. */
export type FacetParam = (typeof facetParams)[number]

const facetNames = ['lead', ...facetParams] as const

const facetSchema = z.strictObject({
  ...sessionFilterSchema.shape,
  param: z.enum(facetNames, { error: `must be one of ${facetNames.join(', ')}` }),
  search: z.string().max(200, 'is longer than 200 characters').optional(),
})

export interface FacetQuery {
  param: FacetParam | 'lead'
  /** Keeps the choices whose text or name has it. */
  search: string
  filter: SessionFilter
}

/** The query of a query string; null beside at least one problem. */
export function parseFacetQuery(params: Params): { query: FacetQuery | null; problems: FilterProblem[] } {
  const { values, problems } = readParams(facetSchema, params)
  const { param, search = '', ...given } = values
  const { filter, problem } = checkDays<SessionFilter>(given)
  if (problem) problems.push(problem)
  if (param === undefined && !problems.some((known) => known.param === 'param')) {
    problems.push({ param: 'param', message: 'param: is missing' })
  }
  return { query: param === undefined || problems.length > 0 ? null : { param, search, filter }, problems }
}
