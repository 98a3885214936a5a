import { preflight } from '@/lib/api/cors'
import { receiveTracking } from '@/lib/api/tracking/tracking-route'

export const OPTIONS = preflight

export function POST(request: Request): Promise<Response> {
  return receiveTracking(request, '/beacon/v1/batch')
}
