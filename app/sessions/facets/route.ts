import { parseFacetQuery } from '@/lib/filters/facet-query'
import { searchLeads } from '@/lib/leads/search-leads'
import { sessionFacet } from '@/lib/sessions/session-facet'

/** The choices of one filter (`param`) with their counts under the others; `search` narrows them. */
export async function GET(request: Request): Promise<Response> {
  const { query, problems } = parseFacetQuery(new URL(request.url).searchParams)
  if (!query) return Response.json({ problems }, { status: 400 })
  const { param, search, filter } = query
  if (param === 'lead') return Response.json({ values: await leadChoices(search) })
  return Response.json({ values: await sessionFacet(param, filter, Date.now(), search) })
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
