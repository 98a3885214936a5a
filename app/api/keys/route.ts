import { ownRoute } from '@/lib/api/own-route'
import { readJson } from '@/lib/api/read-json'
import { createKey } from '@/lib/keys/create-key'

export const POST = ownRoute(async (request) => {
  const created = await createKey(await readJson(request), Date.now())
  return Response.json(created, { status: 201, headers: { 'cache-control': 'no-store' } })
})
