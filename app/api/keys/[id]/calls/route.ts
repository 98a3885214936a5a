import { readRoute } from '@/lib/api/own-route'
import { listCalls } from '@/lib/ingest/call-log'

export const GET = readRoute<{ id: string }>(async (_, { id }) =>
  Response.json(await listCalls(id), { headers: { 'cache-control': 'no-store' } }),
)
