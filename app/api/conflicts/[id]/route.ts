import { ownRoute } from '@/lib/api/own-route'
import { dismissConflict } from '@/lib/leads/dismiss-conflict'

export const DELETE = ownRoute<{ id: string }>(async (_, { id }) => {
  await dismissConflict(id, Date.now())
  return new Response(null, { status: 204 })
})
