// What a page of any site may send here from the browser. Its key says for whom; cookies play no part.

const allowedHeaders = [
  ...['Authorization', 'Content-Type', 'Content-Encoding', 'X-Strict-Mode'],
  'X-Retry-Count', // Segment
  ...['AnonymousId', 'SentAt', 'Rsa-Recovered', 'Rsa-Retry-Attempt', 'Rsa-Retry-Reason'], // RudderStack
  ...['Rsa-Since-Last-Attempt', 'Rsa-Since-First-Attempt'],
  '*', // what later versions of the clients may add; Authorization is not part of it
]

/** The answer, readable by pages of any site. */
export function withCors(response: Response): Response {
  response.headers.set('access-control-allow-origin', '*')
  response.headers.set('access-control-expose-headers', 'Retry-After, RateLimit, RateLimit-Policy')
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
