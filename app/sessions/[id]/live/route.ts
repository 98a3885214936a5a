import { answerWhenNew } from '@/lib/api/answer-when-new'
import { readRoute } from '@/lib/api/own-route'
import { findSession } from '@/lib/sessions/find-session'
import { noPulse, pulseOfSession } from '@/lib/sessions/pulse'

/** How far a session has got, for a page or a panel of it that is open: another one when its start has moved. */
export const GET = readRoute<{ id: string }>(async (request, { id }) => {
  const found = await findSession(id, Date.now())
  return answerWhenNew(request, found ? pulseOfSession(found.session) : noPulse)
})
