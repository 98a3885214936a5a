import { allowOnly, handle } from '@/lib/api/handle'
import { sessionStats } from '@/lib/api/v1/sessions/session-stats'

export const GET = handle(sessionStats)
export const { POST, PUT, PATCH, DELETE, OPTIONS } = allowOnly('GET', 'HEAD', 'OPTIONS')
