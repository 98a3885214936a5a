import { allowOnly } from '@/lib/api/handle'
import { answerEmailLinks } from '@/lib/api/tracking/email-links-route'

export const POST = (request: Request): Promise<Response> => answerEmailLinks(request)
export const { GET, PUT, PATCH, DELETE, OPTIONS } = allowOnly('POST', 'OPTIONS')
