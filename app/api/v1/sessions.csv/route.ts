import { allowOnly, handle } from '@/lib/api/handle'
import { sessionExport } from '@/lib/api/v1/sessions/export-sessions'

export const GET = handle(sessionExport)
export const { POST, PUT, PATCH, DELETE, OPTIONS } = allowOnly('GET', 'HEAD', 'OPTIONS')
