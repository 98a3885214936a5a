import { allowOnly, handle } from '@/lib/api/handle'
import { sessionRead } from '@/lib/api/v1/sessions/read-session'

export const GET = handle(sessionRead)
export const { POST, PUT, PATCH, DELETE, OPTIONS } = allowOnly('GET', 'HEAD', 'OPTIONS')
