import { readRoute } from '@/lib/api/own-route'
import { parseFacetQuery } from '@/lib/filters/facet-query'
import { leadChoices } from '@/lib/leads/lead-choices'
import { sessionFacet } from '@/lib/sessions/session-facet'

/** The choices of one filter (`param`) with their counts under the others; `search` narrows them. */
export const GET = readRoute(async (request) => {
  const { query, problems } = parseFacetQuery(new URL(request.url).searchParams)
  if (!query) return Response.json({ problems }, { status: 400 })
  const { param, search, filter } = query
  if (param === 'lead') return Response.json({ values: await leadChoices(search) })
  return Response.json({ values: await sessionFacet(param, filter, Date.now(), search) })
})
