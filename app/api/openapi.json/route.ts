import { openApiDocument } from '@/lib/api/openapi/document'
import { respond } from '@/lib/api/respond'

/** The description of the API, for everyone: it says nothing of what is stored. */
export const GET = (request: Request): Response => respond(request, openApiDocument(), {})
