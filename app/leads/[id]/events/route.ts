import { readRoute } from '@/lib/api/own-route'
import { parseTimelineRequest } from '@/lib/filters/timeline-query'
import { currentLead } from '@/lib/leads/current-lead'
import { timelineWindow } from '@/lib/sessions/timeline-window'

/** The next events of a timeline that is being scrolled or unfolded. */
export const GET = readRoute<{ id: string }>(async (request, { id }) => {
  const { request: wanted, problems } = parseTimelineRequest(new URL(request.url).searchParams)
  if (problems.length > 0) return Response.json({ problems }, { status: 400 })
  const { from, to, type, q, after } = wanted
  if (id.includes('\0')) return new Response(null, { status: 404 })
  const stretch = { leadId: await currentLead(id), startedAt: from, endedAt: to }
  return Response.json(await timelineWindow(stretch, { types: type, q, after }))
})
