import { answerWhenNew } from '@/lib/api/answer-when-new'
import { readRoute } from '@/lib/api/own-route'
import { findLead } from '@/lib/leads/find-lead'
import { noPulse, pulseOfLead } from '@/lib/sessions/pulse'

/** How far a lead has got, for a page of it that is open: another one when it was joined, none when it was erased. */
export const GET = readRoute<{ id: string }>(async (request, { id }) => {
  const lead = await findLead(id)
  return answerWhenNew(request, lead ? pulseOfLead(lead) : noPulse)
})
