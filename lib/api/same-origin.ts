/**
 * Whether a request that changes something comes from our own pages. Browsers say where a request was made; other
 * programs say nothing, and act for nobody but themselves.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = request.headers.get('origin') // the other header is only sent over https and to localhost
  return origin === null || hostOf(origin) === request.headers.get('host')
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
