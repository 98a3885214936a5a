import { createHash } from 'node:crypto'

/**
 * An answer to someone who asks again and again: `body` as JSON, or 304 without a body while `content` is what it was
 * the last time.
 */
export function answerWhenNew(request: Request, content: unknown, body: unknown = content): Response {
  const etag = `"${createHash('sha1').update(JSON.stringify(content)).digest('base64url')}"`
  const headers = { etag, 'cache-control': 'no-store' }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  return Response.json(body, { headers })
}
