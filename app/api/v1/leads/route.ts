import { allowOnly, handle } from '@/lib/api/handle'
import { leadList } from '@/lib/api/v1/leads/list-leads'

export const GET = handle(leadList)
export const { POST, PUT, PATCH, DELETE, OPTIONS } = allowOnly('GET', 'HEAD', 'OPTIONS')
