import { allowOnly, handle } from '@/lib/api/handle'
import { leadSessions } from '@/lib/api/v1/leads/list-lead-sessions'

export const GET = handle(leadSessions)
export const { POST, PUT, PATCH, DELETE, OPTIONS } = allowOnly('GET', 'HEAD', 'OPTIONS')
