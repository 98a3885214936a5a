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

export const facetSchema = z.strictObject({
  ...sessionFilterSchema.shape,
  param: z
    .enum(facetNames, { error: `must be one of ${facetNames.join(', ')}` })
    .describe(`The filter whose choices are wanted, one of ${facetNames.join(', ')}. Required.`),
  search: z
    .string()
    .max(200, 'is longer than 200 characters')
    .optional()
    .describe('Keeps the choices whose text or name has it.'),
})

export interface FacetQuery {
  param: FacetParam | 'lead'
  /** Keeps the choices whose text or name has it. */
  search: string
  filter: SessionFilter
}

export type FacetValues = Partial<z.output<typeof facetSchema>>

/** The query of a query string; null beside at least one problem. */
export function parseFacetQuery(params: Params): { query: FacetQuery | null; problems: FilterProblem[] } {
  const { values, problems } = readParams(facetSchema, params)
  const meant = facetQueryOf(values)
  const others = meant.problems.filter(({ param }) => !problems.some((known) => known.param === param))
  const all = [...problems, ...others]
  return { query: all.length > 0 ? null : meant.query, problems: all }
}

/** What the parameters mean together. */
export function facetQueryOf({ param, search = '', ...given }: FacetValues): {
  query: FacetQuery | null
  problems: FilterProblem[]
} {
  const { filter, problem } = checkDays<SessionFilter>(given)
  const problems = problem ? [problem] : []
  if (param === undefined) problems.push({ param: 'param', message: 'param: is missing' })
  return { query: param === undefined ? null : { param, search, filter }, problems }
}
