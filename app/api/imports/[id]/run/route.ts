import { ownRoute } from '@/lib/api/own-route'
import { startJob } from '@/lib/imports/jobs/run-job'
import { parseRunOptions } from '@/lib/imports/jobs/run-schema'

export const POST = ownRoute<{ id: string }>(async (request, { id }) => {
  await startJob(id, parseRunOptions(await request.text()), Date.now())
  return new Response(null, { status: 202 })
})
