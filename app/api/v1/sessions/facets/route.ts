import { allowOnly, handle } from '@/lib/api/handle'
import { sessionFacets } from '@/lib/api/v1/sessions/session-facets'

export const GET = handle(sessionFacets)
export const { POST, PUT, PATCH, DELETE, OPTIONS } = allowOnly('GET', 'HEAD', 'OPTIONS')
