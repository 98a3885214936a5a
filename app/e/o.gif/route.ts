import { answerOpen, answerPicture } from '@/lib/api/tracking/email-routes'

/** The picture in an email. */
export const GET = (request: Request): Promise<Response> => answerOpen(request)
export const HEAD = answerPicture
