import { answerClick } from '@/lib/api/tracking/email-routes'

/** A link in an email. */
export const GET = (request: Request): Promise<Response> => answerClick(request)
export const HEAD = GET
