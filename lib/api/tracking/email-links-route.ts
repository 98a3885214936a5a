import { database } from '@/lib/db/client'
import { makeEmailLinks } from '@/lib/email-links/make-email-links'
import { isAppError } from '@/lib/errors'
import { findKey } from '@/lib/keys/find-key'
import { keyOf } from '../authenticate'
import { parseJson } from '../parse-json'
import { problem, problemResponse } from '../problem'
import { publicOrigin } from '../public-origin'
import { readBody } from '../read-body'
import type { Process } from '../receive'
import { reportUnexpected } from '../report-unexpected'

const maxBytes = 2_000_000

/** POST /api/v1/email-links: the pixel and the tracked links of emails, with a write key, to the hosts of its settings. */
export async function answerEmailLinks(
  request: Request,
  { db = database, now = Date.now }: Process = {},
): Promise<Response> {
  try {
    const key = await findKey(keyOf(request.headers), 'write', now(), db())
    const input = parseJson(await readBody(request, maxBytes))
    return Response.json(await makeEmailLinks(input, key, publicOrigin(request.headers), db()))
  } catch (error) {
    if (isAppError(error)) return problem(error)
    reportUnexpected(error, request)
    return problemResponse(500, { code: 'internal', detail: 'Something went wrong on our side. It is in the log.' })
  }
}
