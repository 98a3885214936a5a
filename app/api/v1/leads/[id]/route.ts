import { allowOnly, handle } from '@/lib/api/handle'
import { leadRead } from '@/lib/api/v1/leads/read-lead'

export const GET = handle(leadRead)
export const { POST, PUT, PATCH, DELETE, OPTIONS } = allowOnly('GET', 'HEAD', 'OPTIONS')
