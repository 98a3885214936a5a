import { preflight } from '@/lib/api/cors'
import { rudderstackConfig } from '@/lib/api/tracking/client-settings'

export const OPTIONS = preflight

export const GET = (request: Request): Promise<Response> => rudderstackConfig(request)
