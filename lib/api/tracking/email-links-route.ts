import { database } from '@/lib/db/client'
import { makeEmailLinks } from '@/lib/email-links/make-email-links'
import { AppError, isAppError } from '@/lib/errors'
import { findKey } from '@/lib/keys/find-key'
import { keyOf } from '../authenticate'
import { parseJson } from '../parse-json'
import { problem, problemResponse } from '../problem'
import { publicOrigin } from '../public-origin'
import { type RatePolicy, takeFrom } from '../rate-limit'
import { readBody } from '../read-body'
import type { Process } from '../receiver'
import { reportUnexpected } from '../report-unexpected'

const maxBytes = 2_000_000

/** A guard against loops: twenty full calls in ten seconds. */
export const linksPolicy: RatePolicy = { name: 'links', quota: 20_000, windowSeconds: 10, unit: 'emails' }

/** POST /api/v1/email-links: the pixel and the tracked links of emails, with a write key, to the hosts of its settings. */
export async function answerEmailLinks(
  request: Request,
  { db = database, now = Date.now }: Process = {},
): Promise<Response> {
  const headers: Record<string, string> = {}
  try {
    const nowMs = now()
    const key = await findKey(keyOf(request.headers), 'write', nowMs, db())
    const input = parseJson(await readBody(request, maxBytes))
    const rate = takeFrom(linksPolicy, key.id, nowMs, Array.isArray(input) ? clamp(input.length) : 1)
    Object.assign(headers, rate.headers)
    if (!rate.isAllowed) {
      throw new AppError('too_many', `This key has asked for too many emails. Try again in ${rate.resetSeconds} s.`)
    }
    return Response.json(await makeEmailLinks(input, key, publicOrigin(request.headers), db()), { headers })
  } catch (error) {
    if (isAppError(error)) return problem(error, headers)
    reportUnexpected(error, request)
    const detail = 'Something went wrong on our side. It is in the log.'
    return problemResponse(500, { code: 'internal', detail }, headers)
  }
}

/** An array that is empty or too long is refused, but has been asked for all the same. */
function clamp(emails: number): number {
  return Math.min(1000, Math.max(1, emails))
}
