import type { RouteContext } from '@/lib/api/own-route'
import { receiveHook } from '@/lib/api/tracking/hook-route'

type Params = { vendor: string; key: string }

export async function POST(request: Request, { params }: RouteContext<Params>): Promise<Response> {
  return receiveHook(request, await params)
}
