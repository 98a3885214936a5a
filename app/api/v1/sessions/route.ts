import { allowOnly, handle } from '@/lib/api/handle'
import { sessionList } from '@/lib/api/v1/sessions/list-sessions'

export const GET = handle(sessionList)
export const { POST, PUT, PATCH, DELETE, OPTIONS } = allowOnly('GET', 'HEAD', 'OPTIONS')
