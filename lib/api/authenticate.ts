/**
 * The key that a request carries: `Authorization: Bearer <key>`, or Basic with the key as the user's name, as
 * Segment's clients send it. Null when it carries none.
 */
export function keyOf(headers: Pick<Headers, 'get'>): string | null {
  const [, scheme = '', credentials = ''] = /^\s*(\S+)\s+(\S+)\s*$/.exec(headers.get('authorization') ?? '') ?? []
  if (scheme.toLowerCase() === 'bearer') return credentials
  if (scheme.toLowerCase() === 'basic') return Buffer.from(credentials, 'base64').toString().split(':', 1)[0] || null
  return null
}
