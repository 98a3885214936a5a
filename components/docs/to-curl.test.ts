import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { toCurl } from './to-curl'

/** The arguments that a shell would hand to curl. */
function shellArguments(line: string): string[] {
  const script = `curl() { for argument in "$@"; do printf '%s\\0' "$argument"; done; }\n${line}`
  const env = { ...process.env, LEADTRAIL_KEY: 'lt_read_abc', LEADTRAIL_WRITE_KEY: 'lt_write_abc' }
  return execFileSync('sh', ['-c', script], { env, encoding: 'utf8' }).split('\0').slice(0, -1)
}

test('a shell hands to curl what is meant, whatever stands in the address and the body', () => {
  const url = "/api/v1/sessions?q=it's&seq=a+%3E+b"
  expect(shellArguments(toCurl({ method: 'GET', url, body: null }, 'http://localhost:3000'))).toEqual([
    `http://localhost:3000${url}`,
    ...['-H', 'Authorization: Bearer lt_read_abc'],
  ])
  const body = '{"type":"it\'s $HOME `x` \\"quoted\\""}'
  expect(shellArguments(toCurl({ method: 'POST', url: '/api/v1/events', body }, 'http://localhost:3000'))).toEqual([
    'http://localhost:3000/api/v1/events',
    ...['-H', 'Authorization: Bearer lt_write_abc', '-H', 'Content-Type: application/json', '-d', body],
  ])
})
