import { ownRoute } from '@/lib/api/own-route'
import { readJson } from '@/lib/api/read-json'
import { joinConflict } from '@/lib/leads/join-conflict'

export const POST = ownRoute<{ id: string }>(async (request, { id }) => {
  return Response.json(await joinConflict(id, await readJson(request)))
})
