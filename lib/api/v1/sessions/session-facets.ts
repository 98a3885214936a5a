import { z } from 'zod'
import { endpoint } from '@/lib/api/endpoint'
import { type FacetValues, facetQueryOf, facetSchema } from '@/lib/filters/facet-query'
import { sessionFilterSchema } from '@/lib/filters/session-filter'
import { leadChoices } from '@/lib/leads/lead-choices'
import { sessionFacet } from '@/lib/sessions/session-facet'
import { inZone } from '../day-zone'
import { echo, filterEcho } from '../filter-echo'
import { filterParams } from './session-params'

const choice = z
  .strictObject({
    value: z.string().meta({ description: "As the filter's parameter takes it." }),
    label: z.string(),
    count: z.int().meta({ description: 'The sessions that it would list under the other filters; of a lead, all.' }),
  })
  .meta({ id: 'Choice' })

export const sessionFacets = endpoint({
  operationId: 'listFacets',
  path: '/api/v1/sessions/facets',
  tag: 'Sessions',
  scope: 'read',
  summary: 'List the choices of a filter',
  description:
    'The values that one filter can have, each with the number of sessions that it would list under the other filters. Closed lists come whole and in their own order, open ones by their counts, at most 200; leads are the 20 seen last.',
  query: z.strictObject({ ...facetSchema.shape, ...filterParams }),
  read: (values) => facetQueryOf(values as FacetValues),
  answer: z.strictObject({ data: z.array(choice), filter: filterEcho }).meta({ id: 'Facets' }),
  examples: [
    { summary: 'How sessions ended', url: '/api/v1/sessions/facets?param=outcome' },
    { summary: 'Entry pages with blog in them', url: '/api/v1/sessions/facets?param=entryPath&search=blog' },
  ],
  async run(query, { nowMs, db }) {
    if (query === null) throw new TypeError('A query that has problems is not run')
    const filter = await inZone(query.filter, db)
    const values =
      query.param === 'lead'
        ? await leadChoices(query.search, db)
        : await sessionFacet(query.param, filter, nowMs, query.search, db)
    return {
      data: values.map(({ value, label, count }) => ({ value, label, count })),
      filter: echo(sessionFilterSchema, filter),
    }
  },
})
