import { createHash } from 'node:crypto'
import { database } from '@/lib/db/client'
import { isAppError } from '@/lib/errors'
import { findKey } from '@/lib/keys/find-key'
import { readSegmentPart, readSegmentScript } from '@/lib/tracker/segment-script'
import { withCors } from '../cors'
import { problem, problemResponse } from '../problem'
import type { Process } from '../receiver'

/** As long as Segment's CDN lets browsers keep it: a revoked key's script is gone by then. */
const keptSeconds = 120

/** GET /analytics.js/v1/{writeKey}/analytics.min.js: the script that Segment's snippet loads. */
export async function answerSegmentScript(
  request: Request,
  writeKey: string,
  { db = database, now = Date.now }: Process = {},
): Promise<Response> {
  try {
    await findKey(writeKey, 'write', now(), db())
  } catch (error) {
    return withCors(isAppError(error) && error.code === 'unauthorized' ? unknownKey() : problem(error))
  }
  const script = readSegmentScript(writeKey)
  const etag = `"${createHash('sha1').update(script).digest('base64url')}"`
  const headers = { ...scriptHeaders, etag, 'cache-control': `public, max-age=${keptSeconds}` }
  if (holds(request.headers.get('if-none-match'), etag)) return withCors(new Response(null, { status: 304, headers }))
  return withCors(new Response(script, { headers }))
}

/** GET /analytics-next/bundles/{file}: a part that the script loads later; its name changes with what it holds. */
export function answerSegmentPart(file: string): Response {
  const part = readSegmentPart(file)
  if (part === null) {
    return withCors(problemResponse(404, { code: 'not_found', detail: 'The script has no part of this name.' }))
  }
  const headers = { ...scriptHeaders, 'cache-control': 'public, max-age=31536000, immutable' }
  return withCors(new Response(new Uint8Array(part), { headers }))
}

const scriptHeaders = {
  'content-type': 'text/javascript; charset=utf-8',
  'cross-origin-resource-policy': 'cross-origin',
}

function unknownKey(): Response {
  const detail = 'There is no such write key, or it has been revoked. Make one on the Sources page.'
  return problemResponse(404, { code: 'not_found', detail, field: 'writeKey' })
}

/** What compresses on the way may have made the tag a weak one. */
function holds(given: string | null, etag: string): boolean {
  return given?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false
}
