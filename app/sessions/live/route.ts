import { readViewer } from '@/components/layout/viewer'
import { toSessionCells } from '@/components/sessions/session-cells'
import { answerWhenNew } from '@/lib/api/answer-when-new'
import { readRoute } from '@/lib/api/own-route'
import { parseLiveQuery } from '@/lib/filters/live-query'
import { liveSessions } from '@/lib/sessions/live-sessions'

/** What has changed for a page of sessions since it was given them. */
export const GET = readRoute(async (request) => {
  const { query, problems } = parseLiveQuery(new URL(request.url).searchParams)
  if (problems.length > 0) return Response.json({ problems }, { status: 400 })
  const viewer = await readViewer()
  const { rows, added } = await liveSessions(query, viewer.nowMs)
  const content = { added, rows: rows.map(({ status, ...stored }) => stored) } // the page knows the time itself
  return answerWhenNew(request, content, { added, rows: rows.map((row) => toSessionCells(row, viewer)) })
})
