import { preflight } from '@/lib/api/cors'
import { receiveTracking } from '@/lib/api/tracking/tracking-route'

export const OPTIONS = preflight

export async function POST(request: Request, { params }: RouteContext<'/v1/[call]'>): Promise<Response> {
  return receiveTracking(request, `/v1/${(await params).call}`)
}
