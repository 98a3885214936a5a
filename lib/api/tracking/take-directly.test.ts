import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { openTestDatabase } from '@/lib/db/testing'
import { createKey } from '@/lib/keys/create-key'
import { takeDirectly } from './take-directly'

const holder = globalThis as { leadtrailDatabase?: Database | undefined }

let db: Database
let server: Server
let url: string
let secret: string
beforeAll(async () => {
  db = await openTestDatabase()
  holder.leadtrailDatabase = db // of the process, as in a server
  secret = (await createKey({ name: 'Site', scope: 'write' }, Date.now(), db)).secret
  const handle = takeDirectly(async (request, response) => {
    response.end(`next: ${request.method} ${request.url}`)
  })
  server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server?.closeAllConnections()
  await new Promise((resolve) => server?.close(resolve))
  holder.leadtrailDatabase = undefined
  await db?.close()
})

const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(url + path, {
    method: 'POST',
    body,
    headers: { authorization: `Basic ${Buffer.from(`${secret}:`).toString('base64')}`, ...headers },
  })
const call = (id: string) => ({ userId: '42', event: 'Clicked', type: 'track', messageId: id })
const isStored = async (id: string) => (await db.query(sql`SELECT 1 FROM event WHERE id = ${id}`)).length === 1

test.each<[string, string, () => Promise<Response>]>([
  ['/v1/track', 'a1', () => post('/v1/track', JSON.stringify(call('a1')))],
  [
    'a key in the address',
    'a2',
    () => post(`/beacon/v1/batch?writeKey=${secret}`, JSON.stringify({ batch: [call('a2')] }), { authorization: '' }),
  ],
  [
    'gzip',
    'a3',
    () =>
      post('/v1/b', new Uint8Array(gzipSync(JSON.stringify({ batch: [call('a3')] }))), { 'content-encoding': 'gzip' }),
  ],
  ['our own words', 'a4', () => post('/api/v1/events', '{"userId":"42","type":"x","id":"a4"}')],
])('%s is taken, with the headers that browsers need', async (_, id, send) => {
  const response = await send()
  expect(response.status, await response.text()).toBe(200)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('content-type')).toContain('application/json')
  expect(await isStored(id)).toBe(true)
})

test.each<[string, string, string]>([
  ['GET', '/v1/track', 'next: GET /v1/track'],
  ['OPTIONS', '/v1/t', 'next: OPTIONS /v1/t'],
  ['POST', '/v1/tracks', 'next: POST /v1/tracks'],
  ['POST', '/v1/track/x', 'next: POST /v1/track/x'],
  ['GET', '/api/v1/events?type=x', 'next: GET /api/v1/events?type=x'],
  ['POST', '/sessions', 'next: POST /sessions'],
])('%s %s is for Next', async (method, path, expected) => {
  expect(await (await fetch(url + path, { method })).text()).toBe(expected)
})

test('a bad call is refused with its reason, and strict ones are heard', async () => {
  const bad = { batch: [{ type: 'track', userId: '1' }] }
  expect((await post('/v1/batch', JSON.stringify(bad))).status).toBe(200)
  const strict = await post('/v1/batch', JSON.stringify(bad), { 'x-strict-mode': '1' })
  expect([strict.status, strict.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
  expect(await strict.json()).toMatchObject({ rejects: [{ index: 0 }] })
})

test('what is too large is refused, however large, and the server goes on', async () => {
  expect((await post('/v1/track', 'x'.repeat(600_000))).status).toBe(413)
  const status = await post('/v1/track', 'x'.repeat(20_000_000)).then(
    (response) => response.status,
    () => 'cut off', // the server may hang up while the rest is on its way
  )
  expect([413, 'cut off']).toContain(status)
  expect((await post('/v1/track', JSON.stringify(call('b1')))).status).toBe(200)
})

test('a sender that goes away in the middle harms nobody', async () => {
  const { port } = new URL(url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.write('POST /v1/track HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"userId"')
  await new Promise((resolve) => setTimeout(resolve, 50))
  socket.destroy()
  expect((await post('/v1/track', JSON.stringify(call('c1')))).status).toBe(200)
})

test('an address with anything in it is answered', async () => {
  for (const path of ['/v1/track?%zz', '/v1/track?writeKey=%00', '/v1/t?a=[[]]\\"<>', '/v1/batch?#']) {
    const { port } = new URL(url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}`)
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 40[01]/)
  }
})
