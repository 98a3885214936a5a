import { ownRoute } from '@/lib/api/own-route'
import { readJson } from '@/lib/api/read-json'
import { startJob } from '@/lib/imports/jobs/run-job'
import { parseRunOptions } from '@/lib/imports/jobs/run-schema'

export const POST = ownRoute<{ id: string }>(async (request, { id }) => {
  await startJob(id, parseRunOptions(await readJson(request)), Date.now())
  return new Response(null, { status: 202 })
})
