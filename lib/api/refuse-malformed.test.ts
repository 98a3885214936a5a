import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refuseMalformed } from './refuse-malformed'

let server: Server
beforeAll(async () => {
  const handle = refuseMalformed(async (_, response) => void response.end('handled'))
  server = createServer((incoming, response) => void handle(incoming, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => server.close())

function get(path: string): Promise<{ status: number | undefined; type: string | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    request({ host: '127.0.0.1', port, path }, async (response) =>
      resolve({ status: response.statusCode, type: response.headers['content-type'], body: await text(response) }),
    )
      .once('error', reject)
      .end()
  })
}

test.each(['/leads/%E0%A4%A', '/x%ZZ', '/%', '/v1/%ff', '/sessions/%C0%80?a=b'])('%s is refused', async (path) => {
  const { status, type, body } = await get(path)
  expect([status, type]).toEqual([400, 'application/problem+json'])
  expect(JSON.parse(body)).toMatchObject({ code: 'bad_request', status: 400 })
})

test.each(['/', '/leads/%E2%82%AC', '/%00', '/sessions?q=%ZZ', '/a%2Fb'])('%s is handled', async (path) => {
  expect(await get(path)).toMatchObject({ status: 200, body: 'handled' })
})
