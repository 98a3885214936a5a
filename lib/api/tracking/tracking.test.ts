import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { openPostgres } from '@/lib/db/postgres'
import { raw, sql } from '@/lib/db/sql'
import { openTestDatabase } from '@/lib/db/testing'
import { listCalls } from '@/lib/ingest/call-log'
import { forgetEventNames } from '@/lib/ingest/names/named-types'
import { saveEventNames } from '@/lib/ingest/names/save-event-names'
import { createKey } from '@/lib/keys/create-key'
import { preflight } from '../cors'
import { forgetRates, takeFrom } from '../rate-limit'
import { writePolicy } from '../receive'
import { rudderstackConfig, segmentSettings } from './client-settings'
import { receiveEvents } from './events-route'
import { answerSegmentPart, answerSegmentScript } from './segment-script-route'
import { receiveTracking } from './tracking-route'

const now = Date.UTC(2026, 5, 1)

let db: Database
let secret: string
let keyId: string
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db?.close())
beforeEach(async () => {
  // Much quicker than emptying all tables, and enough: events and sessions go with their leads.
  for (const table of ['identity', 'lead', 'workspace']) await db.execute(raw(`DELETE FROM ${table}`))
  forgetEventNames(db)
  forgetRates()
  const created = await createKey({ name: 'Site', scope: 'write' }, now, db)
  secret = created.secret
  keyId = created.key.id
})

const process = { db: () => db, now: () => now }
const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` })

type Body = string | Uint8Array<ArrayBuffer> | object

function post(path: string, body: Body, headers: Record<string, string> = basic(secret)): Promise<Response> {
  const bytes = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
  const request = new Request(`http://leads.test${path}`, { method: 'POST', body: bytes, headers })
  const { pathname } = new URL(request.url)
  return pathname === '/api/v1/events' ? receiveEvents(request, process) : receiveTracking(request, pathname, process)
}

const click = { userId: '42', event: 'Clicked', messageId: 'm1' }
const storedIds = async () =>
  (await db.query<{ id: string }>(sql`SELECT id FROM event ORDER BY id`)).map(({ id }) => id)

describe('a key', () => {
  test.each<[string, () => Promise<Response>]>([
    ['by Basic', () => post('/v1/track', click)],
    ['by Bearer', () => post('/v1/track', click, { authorization: `Bearer ${secret}` })],
    ['in the body', () => post('/v1/t', { ...click, writeKey: secret }, { 'content-type': 'text/plain' })],
    ['in the body of a batch', () => post('/v1/b', { batch: [{ type: 'track', ...click }], writeKey: secret }, {})],
    ['in the address', () => post(`/beacon/v1/batch?writeKey=${secret}`, { batch: [{ type: 'track', ...click }] }, {})],
  ])('%s lets events in', async (_, send) => {
    const response = await send()
    expect([response.status, await response.json()]).toEqual([200, { success: true }])
    expect(await storedIds()).toEqual(['m1'])
  })

  test.each<[string, () => Promise<Response>, number]>([
    ['none', () => post('/v1/track', click, {}), 401],
    ['an unknown one', () => post('/v1/track', click, basic('lt_write_x')), 401],
    ['an unknown one in the body', () => post('/v1/track', { ...click, writeKey: 'x' }, {}), 401],
    [
      'one that may only read',
      async () => post('/v1/track', click, basic((await createKey({ name: 'r', scope: 'read' }, now, db)).secret)),
      403,
    ],
  ])('%s does not', async (_, send, status) => {
    const response = await send()
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await storedIds()).toEqual([])
  })
})

describe('bodies', () => {
  test.each(['track', 'page', 'screen', 't', 'p', 's'])('/v1/%s takes one call', async (path) => {
    expect((await post(`/v1/${path}`, click)).status).toBe(200)
    expect(await storedIds()).toEqual(['m1'])
  })

  test.each(['batch', 'b', 'import'])('/v1/%s takes many, also as gzip', async (path) => {
    const batch = [
      { type: 'track', ...click },
      { type: 'page', userId: '42', messageId: 'm2' },
    ]
    const packed = new Uint8Array(gzipSync(JSON.stringify({ batch })))
    expect((await post(`/v1/${path}`, packed, { ...basic(secret), 'content-encoding': 'gzip' })).status).toBe(200)
    expect(await storedIds()).toEqual(['m1', 'm2'])
  })

  test('a retry is a duplicate, for ever', async () => {
    for (let i = 0; i < 3; i++) expect((await post('/v1/track', click)).status).toBe(200)
    expect(await storedIds()).toEqual(['m1'])
    expect((await listCalls(keyId, db)).map(({ accepted, duplicates }) => [accepted, duplicates])).toEqual([
      [0, 1],
      [0, 1],
      [1, 0],
    ])
  })

  test.each<[string, string, () => Body, number, RegExp]>([
    [
      '500 KB in all',
      '/v1/batch',
      () => ({ batch: [], padding: 'x'.repeat(512_000) }),
      413,
      /larger than 512000 bytes/,
    ],
    ['2,500 calls', '/v1/batch', () => ({ batch: Array(2501).fill({}) }), 400, /at most 2500/],
    [
      '32 KB a call',
      '/v1/track',
      () => ({ ...click, properties: { a: 'x'.repeat(33_000) } }),
      400,
      /larger than 32 KB/,
    ],
    ['JSON', '/v1/track', () => 'a=1', 400, /no JSON/],
    ['UTF-8', '/v1/track', () => new Uint8Array([0xff, 0xfe, 0]), 400, /no JSON/],
    ['a call', '/v1/track', () => 'null', 400, /no JSON object/],
    ['2,500 events', '/api/v1/events', () => Array(2501).fill({}), 400, /at most 2500/],
    [
      'a day ahead',
      '/v1/track',
      () => ({ ...click, timestamp: '2026-06-02T00:00:01Z' }),
      400,
      /24 hours in the future/,
    ],
  ])('more than %s is refused with the reason', async (_, path, body, status, detail) => {
    const response = await post(path, body())
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ detail: expect.stringMatching(detail) })
    expect(await listCalls(keyId, db)).toMatchObject([
      { status, accepted: 0, problems: [{ reason: expect.stringMatching(detail) }] },
    ])
  })

  test.each([
    ['is cut off', (key: string) => `{"writeKey": "${key}","batch":[{"type":"track","event":"a"},{"ty`],
    ['has too many calls', (key: string) => JSON.stringify({ batch: Array(2501).fill({}), writeKey: key })],
  ])('one that %s is in the log of the key that stands in it', async (_, body) => {
    expect((await post('/v1/batch', body(secret), {})).status).toBe(400)
    expect(await listCalls(keyId, db)).toMatchObject([{ route: '/v1/batch', status: 400, accepted: 0, problems: [{}] }])
    for (const other of ['unknown', 'x'.repeat(200), '']) {
      expect((await post('/v1/batch', body(other), {})).status).toBe(400)
    }
    expect(await listCalls(keyId, db)).toHaveLength(1)
  })

  test('an address that takes nothing says so', async () => {
    expect((await post('/v1/delete', click)).status).toBe(404)
  })
})

describe('a batch with bad calls', () => {
  const batch = [
    { type: 'track', ...click },
    { type: 'track', userId: '42' },
    { type: 'track', ...click, messageId: 'big', properties: { a: 'x'.repeat(33_000) } },
  ]
  const problems = [
    { index: 1, reason: 'event is missing: a track call has a name' },
    { index: 2, reason: 'is larger than 32 KB' },
  ]

  test('is taken without them, and the log names them', async () => {
    expect((await post('/v1/batch', { batch })).status).toBe(200)
    expect(await storedIds()).toEqual(['m1'])
    const counts = { accepted: 1, duplicates: 0, rejected: 2 }
    expect(await listCalls(keyId, db)).toMatchObject([{ route: '/v1/batch', status: 200, ...counts, problems }])
  })

  test('is told so when it asks to be strict', async () => {
    const response = await post('/v1/batch', { batch }, { ...basic(secret), 'x-strict-mode': '1' })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ accepted: 1, rejects: problems })
    expect(await storedIds()).toEqual(['m1'])
  })
})

test("the workspace's own name for an event holds", async () => {
  await saveEventNames([{ name: 'Clicked', type: 'link_click' }], db)
  await post('/v1/track', click)
  expect(await db.query(sql`SELECT type FROM event`)).toEqual([{ type: 'link_click' }])
})

describe('POST /api/v1/events', () => {
  const event = { lead: { userId: '42', name: 'Ann' }, type: 'demo_request', id: 'e1' }

  test('answers for each of many', async () => {
    const response = await post('/api/v1/events', [event, event, { type: 'x' }, { ...event, id: 'e2', points: 7 }])
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      results: [
        { index: 0, outcome: 'created' },
        { index: 1, outcome: 'duplicate' },
        { index: 2, outcome: 'rejected', reason: 'lead is missing: userId, email or anonymousId' },
        { index: 3, outcome: 'created' },
      ],
      accepted: 2,
      duplicates: 1,
      rejected: 1,
    })
  })

  test('stores all that it is told', async () => {
    const url = 'https://acme.test/pricing?utm_source=news'
    const at = '2026-05-31T10:00:00.250Z'
    const full = {
      ...event,
      occurredAt: at,
      url,
      utm: { medium: 'email' },
      userAgent: 'Firefox',
      props: { plan: 'pro' },
    }
    expect((await post('/api/v1/events', full)).status).toBe(200)
    const rows = await db.query(sql`
      SELECT e.occurred_at, path, url, utm_source, utm_medium, agent, props, name FROM event e JOIN lead l ON l.id = lead_id`)
    expect(rows).toEqual([
      {
        ...{ occurred_at: new Date(at), path: '/pricing', url, utm_source: 'news', utm_medium: 'email' },
        ...{ agent: 'Firefox', props: { plan: 'pro' }, name: 'Ann' },
      },
    ])
  })

  test.each<[object, string]>([
    [{ ...event, type: undefined }, 'type: '],
    [{ ...event, kind: 'x' }, 'kind is no field'],
    [{ ...event, occurredAt: 'soon' }, 'occurredAt is not a time'],
    [{ ...event, points: 0.5 }, 'points: '],
    [{ ...event, lead: { userId: {} } }, 'lead.userId: '],
    [{ ...event, lead: { email: 'ann' } }, 'lead.email: is no email address'],
    [{ ...event, id: 'x'.repeat(257) }, 'id is longer'],
  ])('%j is refused by name', async (body, reason) => {
    const response = await post('/api/v1/events', body)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining(reason) })
  })

  test('without an id, one with a time is stored once', async () => {
    const anonymous = { anonymousId: 'b2', type: 'page_view', path: '/', occurredAt: now }
    for (const [created] of [[1], [0]]) {
      expect(await (await post('/api/v1/events', anonymous)).json()).toMatchObject({ accepted: created })
    }
  })
})

describe('when to come again', () => {
  test('a key that sent too much is told in seconds', async () => {
    takeFrom(writePolicy, keyId, now, writePolicy.quota)
    const response = await post('/v1/track', click)
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('10')
    expect(await storedIds()).toEqual([])
  })

  test('a database that is away is 503', async () => {
    const away = openPostgres('postgresql://nobody@127.0.0.1:1/none')
    const request = new Request('http://leads.test/v1/t', { method: 'POST', body: '{}', headers: basic(secret) })
    const response = await receiveTracking(request, '/v1/t', { db: () => away, now: () => now })
    expect(response.status).toBe(503)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    await away.close()
  })
})

describe('for browsers', () => {
  test('pages of any site may send what the clients send', () => {
    const { headers } = preflight()
    expect(headers.get('access-control-allow-origin')).toBe('*')
    const allowed = headers.get('access-control-allow-headers')?.toLowerCase().split(', ')
    expect(allowed).toEqual(
      expect.arrayContaining(['authorization', 'x-retry-count', 'anonymousid', 'content-encoding', 'sentat']),
    )
  })

  test("Segment's library is told to send here", async () => {
    const headers = { host: 'leads.test:3000', 'x-forwarded-proto': 'https' }
    const response = await segmentSettings(new Request('http://x/', { headers }), secret, process)
    expect(await response.json()).toMatchObject({
      integrations: { 'Segment.io': { apiKey: secret, apiHost: 'leads.test:3000/v1', protocol: 'https' } },
    })
    expect((await segmentSettings(new Request('http://x/'), 'unknown', process)).status).toBe(401)
  })

  test("Segment's snippet gets the script of a write key, and a part of it", async () => {
    const ask = (key: string, headers = {}) => answerSegmentScript(new Request('http://x/', { headers }), key, process)
    const response = await ask(secret)
    expect(response.headers.get('cache-control')).toBe('public, max-age=120')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    const script = await response.text()
    expect(script).toContain(`analyticsWriteKey="${secret}"`)
    expect(script).toContain('Permission is hereby granted')
    expect(script).not.toMatch(/cdn\.segment\.com|api\.segment\.io/)
    const etag = response.headers.get('etag') ?? ''
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await ask(secret, { 'if-none-match': tag })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }

    const [, hash] = script.match(/538:"([0-9a-f]{20})"/) ?? []
    const part = answerSegmentPart(`queryString.bundle.${hash}.js`)
    expect([part.status, part.headers.get('cache-control')]).toEqual([200, expect.stringContaining('immutable')])
  })

  test.each<[string, () => Promise<Response> | Response, number]>([
    ['an unknown key', () => answerSegmentScript(new Request('http://x/'), 'unknown', process), 404],
    [
      'a key that may only read',
      async () => {
        const { secret } = await createKey({ name: 'r', scope: 'read' }, now, db)
        return answerSegmentScript(new Request('http://x/'), secret, process)
      },
      403,
    ],
    ['a file that is no part', () => answerSegmentPart('../../package.json'), 404],
    ['the map of a part', () => answerSegmentPart('index.js.map'), 404],
  ])('%s gets no script', async (_, ask, status) => {
    const response = await ask()
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  test("RudderStack's library finds its source, without destinations", async () => {
    const request = new Request(`http://leads.test/sourceConfig?writeKey=${secret}`)
    expect(await (await rudderstackConfig(request, process)).json()).toMatchObject({
      source: { id: keyId, name: 'Site', enabled: true, destinations: [] },
    })
    expect((await rudderstackConfig(new Request('http://leads.test/sourceConfig'), process)).status).toBe(401)
  })
})

const paths = [
  ...['track', 'page', 'screen', 'identify', 'group', 'alias', 'batch', 'import'].map((name) => `/v1/${name}`),
  '/beacon/v1/batch',
  '/api/v1/events',
]

describe('whatever is sent', { timeout: 120_000 }, () => {
  const deep = (levels: number) => `${'{"a":['.repeat(levels)}1${']}'.repeat(levels)}`
  const bodies: [string, string][] = [
    ['deep JSON', deep(40_000)],
    ['deep properties', `{"userId":"1","event":"x","type":"track","properties":${deep(2000)}}`],
    ['deep props', `{"userId":"1","type":"x","props":${deep(2000)}}`],
    ['a huge string', JSON.stringify({ userId: 'x'.repeat(400_000), event: 'y' })],
    ['NUL bytes', JSON.stringify({ userId: '\0', event: 'a\0', type: '\0', messageId: '\0' })],
    ['half characters', '{"userId":"\\ud800","event":"\\udfff","type":"\\ud83d","messageId":"\\ud800"}'],
    ['a number beyond all', '{"userId":1e999,"event":"x","type":"x","properties":{"a":1e999}}'],
    ['inner names', '{"__proto__":{"userId":"1"},"event":"x","constructor":1}'],
    ['a batch of nothing', '{"batch":[null,1,"",[],{}]}'],
    ['SQL', JSON.stringify({ userId: "'; DROP TABLE event; --", event: "' OR 1=1", type: "x'" })],
    ['many empty events', JSON.stringify(Array(2500).fill({}))],
    ['a slow name', JSON.stringify({ userId: '1', event: `${'aA'.repeat(15_000)}!`, type: '_'.repeat(30_000) })],
  ]
  test.each(bodies)('%s is answered with 200 or a reason', async (_, body) => {
    for (const path of paths) await expectAnswer(path, body)
  })

  const junk = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('user', 'ann@acme.test', '2026-05-31T10:00:00Z', -1, 2 ** 60, '\0', '\ud800', [], {}, null, true),
  )
  const fields = ['userId', 'anonymousId', 'messageId', 'type', 'event', 'timestamp', 'originalTimestamp', 'sentAt']
  const more = ['context', 'properties', 'traits', 'name', 'previousId', 'groupId', 'batch', 'lead', 'email', 'points']
  const own = ['id', 'occurredAt', 'url', 'path', 'utm', 'props', 'campaign', 'title', 'referrer']
  const names = [...fields, ...more, ...own]
  const call = fc.record(Object.fromEntries(names.map((name) => [name, junk])), { requiredKeys: [] })
  const kind = fc.constantFrom('track', 'page', 'identify', 'alias', 'group')
  const good = fc.record({ type: kind, userId: fc.constant('1'), event: fc.string({ minLength: 1 }), properties: junk })
  const body = fc.oneof(junk, call, fc.record({ batch: fc.array(fc.oneof(call, good, junk), { maxLength: 5 }) }))

  test('at random, too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), body, (path, value) => expectAnswer(path, JSON.stringify(value))),
      { numRuns: 400 },
    )
  })

  test('and when it is no JSON at all', async () => {
    const headers = fc.record({ 'content-encoding': fc.constantFrom('gzip', 'identity', 'br', 'deflate') })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.uint8Array({ maxLength: 200 }),
        headers,
        async (path, bytes, head) => {
          const { status } = await post(path, new Uint8Array(bytes), { ...basic(secret), ...head })
          expect(status).toBe(400)
        },
      ),
      { numRuns: 100 },
    )
  })

  async function expectAnswer(path: string, body: string): Promise<void> {
    const response = await post(path, body)
    if (response.status === 200) return
    expect([400, 413], `${path} ${body.slice(0, 500)}`).toContain(response.status)
    expect((await response.json()).detail).toMatch(/\S/)
  }
})
