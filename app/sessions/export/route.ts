import { readViewer } from '@/components/layout/viewer'
import { readRoute } from '@/lib/api/own-route'
import { streamText } from '@/lib/api/stream-text'
import { parseSessionQuery } from '@/lib/filters/session-query'
import { exportSessions } from '@/lib/sessions/export-sessions'
import { dayOf } from '@/lib/time/zone'

/** The filtered sessions as a CSV file, streamed. A link that is not understood is refused, not half applied. */
export const GET = readRoute(async (request) => {
  const { query, problems } = parseSessionQuery(new URL(request.url).searchParams)
  if (problems.length > 0) return Response.json({ problems }, { status: 400 })
  const { timeZone, nowMs } = await readViewer()
  const tz = query.filter.tz ?? timeZone
  return new Response(streamText(exportSessions(query.filter, query.sort, nowMs, tz)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="leadtrail-sessions-${dayOf(nowMs, tz)}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
})
