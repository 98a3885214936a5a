import { ownRoute, readRoute } from '@/lib/api/own-route'
import { findJob } from '@/lib/imports/jobs/find-job'
import { discardJob } from '@/lib/imports/jobs/prune-jobs'

type Params = { id: string }

export const GET = readRoute<Params>(async (_, { id }) => Response.json(await findJob(id, Date.now())))

export const DELETE = ownRoute<Params>(async (_, { id }) => {
  await discardJob(id, Date.now())
  return new Response(null, { status: 204 })
})
