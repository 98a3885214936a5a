import { createHash } from 'node:crypto'

/**
 * The answer to a GET or HEAD. JSON carries an ETag of its text, and is not sent again to whoever names that one in
 * If-None-Match. It may be kept by the client that asked, but is asked for again each time: figures change.
 */
export function respond(request: Request, answer: object | Response, headers: Record<string, string>): Response {
  if (answer instanceof Response) return withHeaders(request, answer, headers)
  const text = JSON.stringify(answer)
  const etag = etagOf(text)
  const all = { ...headers, ...kept, etag }
  if (names(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers: all })
  const length = String(Buffer.byteLength(text))
  const full = { ...all, 'content-type': 'application/json; charset=utf-8', 'content-length': length }
  return new Response(request.method === 'HEAD' ? null : text, { headers: full })
}

const kept = { 'cache-control': 'private, no-cache', vary: 'Authorization, Accept' }

function withHeaders(request: Request, answer: Response, headers: Record<string, string>): Response {
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value)
  if (request.method !== 'HEAD') return answer
  void answer.body?.cancel() // nobody reads it
  return new Response(null, { status: answer.status, headers: answer.headers })
}

/** Weak: the same JSON may be sent packed in several ways. */
function etagOf(text: string): string {
  return `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
}

/** Compared weakly, as RFC 9110 asks for GET and HEAD. */
function names(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => opaque(tag) === opaque(etag))
}
