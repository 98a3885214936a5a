import { z } from 'zod'
import { listCodec } from './list-codec'
import { type FilterProblem, type Params, readParams } from './read-params'
import { checkDays, type SessionFilter, sessionFilterSchema } from './session-filter'

// What a page of sessions asks now and then: how its rows are by now, and what has come since.

const liveSchema = z.strictObject({
  ...sessionFilterSchema.shape,
  shown: listCodec().optional().describe('The ids of the sessions on the page, in its order'),
  added: z
    .enum(['all', 'above'], { error: 'must be all or above' })
    .optional()
    .describe('Count the sessions that are not on the page: all of them, or those before its last one by start'),
})

export interface LiveQuery {
  filter: SessionFilter
  shown: string[]
  added: 'all' | 'above' | null
}

export function parseLiveQuery(params: Params): { query: LiveQuery; problems: FilterProblem[] } {
  const { values, problems } = readParams(liveSchema, params)
  const { shown = [], added = null, ...given } = values
  const { filter, problem } = checkDays<SessionFilter>(given)
  if (problem) problems.push(problem)
  return { query: { filter, shown, added }, problems }
}
