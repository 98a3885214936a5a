import { type FilterProblem, parseSessionFilter } from '@/lib/filters/session-filter'
import { searchLeads } from '@/lib/leads/search-leads'
import { facetParams, sessionFacet } from '@/lib/sessions/session-facet'

/** The choices of one filter (`param`) with their counts under the others; `search` narrows them. */
export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams
  const param = params.get('param')
  const search = params.get('search') ?? ''
  params.delete('param')
  params.delete('search')
  const { filter, problems } = parseSessionFilter(params)
  if (problems.length > 0) return badRequest(problems)
  if (param === 'lead') return Response.json({ values: await leadChoices(search) })
  const facet = facetParams.find((name) => name === param)
  if (!facet)
    return badRequest([{ param: 'param', message: `param: must be lead or one of ${facetParams.join(', ')}` }])
  return Response.json({ values: await sessionFacet(facet, filter, Date.now(), search) })
}

async function leadChoices(search: string) {
  const leads = await searchLeads(search, 20)
  return leads.map(({ id, name, email, company, sessionCount }) => ({
    value: id,
    label: name ?? email ?? id.slice(0, 8),
    detail: [company, name ? email : null].filter(Boolean).join(' · '),
    count: sessionCount,
  }))
}

function badRequest(problems: FilterProblem[]): Response {
  return Response.json({ problems }, { status: 400 })
}
