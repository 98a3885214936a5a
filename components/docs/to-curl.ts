import type { ReferenceRequest } from '@/lib/api/openapi/types'

/** A request as a line for the shell: the read key in the variable LEADTRAIL_KEY, the write key in LEADTRAIL_WRITE_KEY. */
export function toCurl(
  { method, url, body }: Pick<ReferenceRequest, 'method' | 'url' | 'body'>,
  origin: string,
): string {
  const parts = [
    `curl ${method === 'GET' || body !== null ? '' : `-X ${method} `}${quote(origin + url)}`,
    `-H "Authorization: Bearer $${method === 'GET' ? 'LEADTRAIL_KEY' : 'LEADTRAIL_WRITE_KEY'}"`,
    ...(body === null ? [] : ["-H 'Content-Type: application/json'", `-d ${quote(body)}`]),
  ]
  return parts.join(' \\\n  ')
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
