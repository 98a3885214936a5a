import { preflight } from '@/lib/api/cors'
import { segmentSettings } from '@/lib/api/tracking/client-settings'

export const OPTIONS = preflight

export async function GET(
  request: Request,
  { params }: RouteContext<'/v1/projects/[writeKey]/settings'>,
): Promise<Response> {
  return segmentSettings(request, (await params).writeKey)
}
