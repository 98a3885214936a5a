import { readRoute } from '@/lib/api/own-route'
import { parseSessionFilter } from '@/lib/filters/session-filter'
import { touchChoices } from '@/lib/sessions/touch-choices'

/** What a step of a sequence may be about under a filter; `search` narrows it. */
export const GET = readRoute(async (request) => {
  const params = new URL(request.url).searchParams
  const search = params.get('search') ?? ''
  params.delete('search')
  const { filter, problems } = parseSessionFilter(params)
  if (problems.length > 0) return Response.json({ problems }, { status: 400 })
  return Response.json({ choices: await touchChoices(filter, Date.now(), search) })
})
