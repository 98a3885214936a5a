import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readBody } from './read-body'

function request(body: Uint8Array<ArrayBuffer> | string, headers: Record<string, string> = {}): Request {
  return new Request('http://leads.test/', { method: 'POST', body, headers })
}

const gzip = (text: string) => new Uint8Array(gzipSync(text))

test('a body is read as it is, or unpacked', async () => {
  expect((await readBody(request('{"a":"ü"}'), 100)).toString()).toBe('{"a":"ü"}')
  expect((await readBody(request(gzip('{"a":1}'), { 'content-encoding': 'gzip' }), 100)).toString()).toBe('{"a":1}')
  expect(await readBody(new Request('http://leads.test/', { method: 'POST' }), 100)).toHaveLength(0)
})

test('it may be as large as the limit, and not a byte larger, counted unpacked', async () => {
  expect(await readBody(request('x'.repeat(100)), 100)).toHaveLength(100)
  await expect(readBody(request('x'.repeat(101)), 100)).rejects.toMatchObject({ code: 'too_large' })
  const bomb = gzip('0'.repeat(50_000_000))
  expect(bomb.length).toBeLessThan(100_000)
  await expect(readBody(request(bomb, { 'content-encoding': 'gzip' }), 100_000)).rejects.toMatchObject({
    code: 'too_large',
  })
})

test.each([
  ['what is no gzip', 'plain', 'gzip'],
  ['a gzip that ends early', gzip('{"a":"long enough to be cut"}').slice(0, 20), 'gzip'],
  ['another packing', 'plain', 'br'],
])('%s is refused', async (_, body, encoding) => {
  await expect(readBody(request(body, { 'content-encoding': encoding }), 100)).rejects.toMatchObject({
    code: 'bad_request',
  })
})
