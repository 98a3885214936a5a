import { ownRoute } from '@/lib/api/own-route'
import { revokeKey } from '@/lib/keys/revoke-key'

export const DELETE = ownRoute<{ id: string }>(async (_, { id }) => {
  await revokeKey(id, Date.now())
  return new Response(null, { status: 204 })
})
