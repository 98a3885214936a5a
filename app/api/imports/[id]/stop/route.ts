import { ownRoute } from '@/lib/api/own-route'
import { stopJob } from '@/lib/imports/jobs/run-job'

export const POST = ownRoute<{ id: string }>(async (_, { id }) => {
  stopJob(id)
  return new Response(null, { status: 202 })
})
