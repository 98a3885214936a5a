import { keyOf } from '@/lib/api/authenticate'
import { problem } from '@/lib/api/problem'
import { publicOrigin } from '@/lib/api/public-origin'
import { readBody } from '@/lib/api/read-body'
import { makeEmailLinks } from '@/lib/email-links/make-email-links'
import { AppError } from '@/lib/errors'
import { findKey } from '@/lib/keys/find-key'

const maxBytes = 2_000_000

/** Makes the pixel and the tracked links of emails: with a write key, to the hosts that its settings name. */
export async function POST(request: Request): Promise<Response> {
  try {
    const key = await findKey(keyOf(request.headers), 'write', Date.now())
    const input = parse(await readBody(request, maxBytes))
    return Response.json(await makeEmailLinks(input, key, publicOrigin(request.headers)))
  } catch (error) {
    return problem(error)
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    throw new AppError('bad_request', 'The body is no JSON.')
  }
}
