import { readEnvironment } from '@/lib/env'

/**
 * Where other machines reach this server: LEADTRAIL_URL, else the address that this request was made to, as the proxy in
 * front says it.
 */
export function publicOrigin(
  headers: Headers,
  configured: string | undefined = readEnvironment().LEADTRAIL_URL,
): string {
  if (configured) return new URL(configured).origin
  const first = (name: string) => headers.get(name)?.split(',')[0]?.trim()
  const scheme = first('x-forwarded-proto') === 'https' ? 'https' : 'http'
  return `${scheme}://${first('x-forwarded-host') || headers.get('host') || 'localhost'}`
}
