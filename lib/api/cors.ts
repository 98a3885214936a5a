// What a page of any site may send here from the browser. Its key says for whom; cookies play no part.

const allowedHeaders = [
  ...['Authorization', 'Content-Type', 'Content-Encoding', 'X-Strict-Mode'],
  'X-Retry-Count', // Segment
  ...['AnonymousId', 'SentAt', 'Rsa-Recovered', 'Rsa-Retry-Attempt', 'Rsa-Retry-Reason'], // RudderStack
  ...['Rsa-Since-Last-Attempt', 'Rsa-Since-First-Attempt'],
  '*', // what later versions of the clients may add; Authorization is not part of it
]

/** Of an answer that pages of any site may read. */
export const corsHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Retry-After, RateLimit, RateLimit-Policy',
}

export function withCors(response: Response): Response {
  for (const [name, value] of Object.entries(corsHeaders)) response.headers.set(name, value)
  return response
}

/** What a browser asks before it sends anything else than plain text. */
export function preflight(): Response {
  return withCors(
    new Response(null, {
      status: 204,
      headers: {
        'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
        'access-control-allow-headers': allowedHeaders.join(', '),
        'access-control-max-age': '86400',
      },
    }),
  )
}
