import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Database } from '@/lib/db/database'
import { testEngines } from '@/lib/db/testing'
import { AppError, type ErrorCode } from '@/lib/errors'
import { recordEvents } from '@/lib/events/record-events'
import { createKey } from '@/lib/keys/create-key'
import { revokeKey } from '@/lib/keys/revoke-key'
import { endpoint } from './endpoint'
import { allowOnly, handle } from './handle'
import { forgetRates, takeFrom } from './rate-limit'
import { readPolicy } from './read-policy'
import { type Api, openApi } from './v1/api.fixture'
import { endpoints } from './v1/endpoints'
import { exampleEvents, exampleLeadId, exampleNowMs, exampleSessionId } from './v1/example-data'

const urls = endpoints.map(({ examples }) => examples[0]?.url ?? '')

describe.each(testEngines)('the API on $name', ({ open }) => {
  let db: Database
  let api: Api
  let nowMs = exampleNowMs
  beforeAll(async () => {
    db = await open()
    await recordEvents(exampleEvents, db)
    api = await openApi(db, () => nowMs)
  })
  afterAll(() => db?.close())
  beforeEach(forgetRates)

  describe('keys', () => {
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`
    let write: string
    let revoked: string
    beforeAll(async () => {
      write = (await createKey({ name: 'Site', scope: 'write' }, nowMs, db)).secret
      const gone = await createKey({ name: 'Gone', scope: 'read' }, nowMs, db)
      revoked = gone.secret
      await revokeKey(gone.key.id, nowMs, db)
    })

    test.each<[string, () => string | undefined, number, string | null]>([
      ['a read key', () => `Bearer ${api.key}`, 200, null],
      ['a read key as the name of Basic', () => basic(`${api.key}:`), 200, null],
      ['no key', () => undefined, 401, 'unauthorized'],
      ['a key in no known form', () => api.key, 401, 'unauthorized'],
      ['an unknown key', () => 'Bearer lt_read_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 401, 'unauthorized'],
      ['a revoked key', () => `Bearer ${revoked}`, 401, 'unauthorized'],
      ['a write key', () => `Bearer ${write}`, 403, 'forbidden'],
    ])('%s is answered everywhere alike', async (_, authorization, status, code) => {
      const given = authorization()
      for (const url of urls) {
        const response = await api.get(url, given === undefined ? {} : { authorization: given })
        expect([url, response.status]).toEqual([url, status])
        if (code === null) continue
        expect(await response.json()).toMatchObject({ status, code, type: `/docs#problem-${code}` })
        expect(response.headers.get('content-type')).toBe('application/problem+json')
        expect(response.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer realm="Leadtrail"' : null)
      }
    })
  })

  test('an unknown parameter is named, with the known ones, by every endpoint', async () => {
    for (const { query, examples } of endpoints) {
      const url = examples[0]?.url ?? ''
      const response = await api.get(`${url}${url.includes('?') ? '&' : '?'}colour=red`)
      expect(await response.json()).toMatchObject({
        ...{ type: '/docs#problem-bad_request', title: 'Bad request', status: 400, code: 'bad_request' },
        ...{ detail: 'Unknown parameter "colour"', field: 'colour' },
        errors: [{ field: 'colour', detail: 'Unknown parameter "colour"' }],
        parameters: Object.keys(query.shape),
      })
      expect(response.status).toBe(400)
    }
  })

  test.each([
    ['/api/v1/sessions?limit=0', 'limit'],
    ['/api/v1/sessions?limit=201', 'limit'],
    ['/api/v1/sessions?limit=2.5', 'limit'],
    ['/api/v1/sessions?sort=lead', 'sort'],
    ['/api/v1/sessions?sort=constructor', 'sort'],
    ['/api/v1/sessions?cursor=abc', 'cursor'],
    [`/api/v1/sessions?cursor=${Buffer.from('>startedAt:1:a\0').toString('base64url')}`, 'cursor'],
    [`/api/v1/sessions?cursor=${Buffer.from('>points:1:a').toString('base64url')}`, 'cursor'],
    [`/api/v1/sessions?cursor=${Buffer.from('>startedAt:1:a').toString('base64url')}&last=1`, 'last'],
    ['/api/v1/sessions?from=2026-03-31&to=2026-03-01', 'from'],
    ['/api/v1/sessions?from=yesterday', 'from'],
    ['/api/v1/sessions?tz=Mars/Base', 'tz'],
    ['/api/v1/sessions?duration=5..1', 'duration'],
    ['/api/v1/sessions?outcome=maybe', 'outcome'],
    ['/api/v1/sessions?seq=%3E', 'seq'],
    ['/api/v1/sessions?q=%00', 'q'],
    ['/api/v1/sessions.csv?limit=5', 'limit'],
    ['/api/v1/sessions/facets', 'param'],
    ['/api/v1/sessions/facets?param=colour', 'param'],
    [`/api/v1/sessions/${exampleSessionId}?cursor=x`, 'cursor'],
    [`/api/v1/sessions/${exampleSessionId}?limit=1001`, 'limit'],
    [`/api/v1/leads/${exampleLeadId}/sessions?gap=1s`, 'gap'],
    [`/api/v1/events?cursor=${Buffer.from('>occurredAt:1:a').toString('base64url')}`, 'cursor'],
    ['/api/v1/events?after=occurredAt:1:a', 'after'],
    ['/api/v1/leads?after=startedAt:1:a', 'after'],
  ])('%s is refused by the name of the parameter', async (url, field) => {
    const response = await api.get(url)
    expect(response.status).toBe(400)
    const { detail, errors, ...body } = await response.json()
    expect(body).toMatchObject({ code: 'bad_request', field })
    expect(errors).toHaveLength(1)
    expect(detail).toContain(field)
  })

  test.each([
    '/api/v1/sessions/nobody-m5x',
    '/api/v1/sessions/x',
    '/api/v1/sessions/%00-m5x',
    `/api/v1/sessions/${exampleLeadId}-0`,
    '/api/v1/leads/nobody',
    '/api/v1/leads/%00',
    '/api/v1/leads/nobody/sessions?gap=15m',
  ])('%s is not there', async (url) => {
    const response = await api.get(url)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'not_found', status: 404 })
  })

  test('an answer that one has is not sent again, until it changes', async () => {
    for (const url of urls.filter((url) => !url.includes('.csv'))) {
      const first = await api.get(url)
      const etag = first.headers.get('etag') ?? ''
      expect(etag).toMatch(/^W\/"[\w-]{27}"$/)
      expect(first.headers.get('cache-control')).toBe('private, no-cache')
      const same = { authorization: `Bearer ${api.key}`, 'if-none-match': `"other", ${etag.replace('W/', '')}` }
      const second = await api.get(url, same)
      expect([url, second.status, await second.text()]).toEqual([url, 304, ''])
      expect(second.headers.get('etag')).toBe(etag)
      expect(second.headers.get('ratelimit')).toMatch(/^"read";r=\d+;t=\d+$/)
      expect((await api.get(url, { ...same, 'if-none-match': '"other"' })).status).toBe(200)
    }
    const { headers } = await api.get(urls[0] ?? '')
    nowMs += 3_600_000 // the latest session is over
    const later = { authorization: `Bearer ${api.key}`, 'if-none-match': headers.get('etag') ?? '' }
    expect((await api.get(urls[0] ?? '', later)).status).toBe(200)
    nowMs = exampleNowMs
  })

  test('HEAD says of an answer what GET would, without it', async () => {
    for (const url of urls) {
      const [get, head] = await Promise.all([api.get(url), api.get(url, undefined, 'HEAD')])
      expect([url, head.status, await head.text()]).toEqual([url, 200, ''])
      for (const name of ['etag', 'content-type', 'content-length', 'cache-control']) {
        expect([name, head.headers.get(name)]).toEqual([name, get.headers.get(name)])
      }
    }
  })

  test('a key that has used up its requests is told when to come again', async () => {
    const url = `/api/v1/leads/${exampleLeadId}`
    takeFrom(readPolicy, api.keyId, nowMs, readPolicy.quota - 1)
    expect((await api.get(url)).status).toBe(200)
    const refused = await api.get(url)
    expect(refused.status).toBe(429)
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'retry-after': '60',
      ratelimit: '"read";r=0;t=60',
      'ratelimit-policy': '"read";q=600;w=60',
    })
    expect(await refused.json()).toMatchObject({ code: 'too_many', status: 429 })
    nowMs += 60_000
    expect((await api.get(url)).status).toBe(200)
    nowMs = exampleNowMs
  })

  test.each<[ErrorCode, number, RegExp]>([
    ['bad_request', 400, /^Because of 10\.0\.0\.1\.$/],
    ['not_found', 404, /^Because/],
    ['conflict', 409, /^Because/],
    // The server's own trouble is said without its addresses.
    ['locked', 503, /^Another process has the database open\./],
    ['unavailable', 503, /^The database cannot be reached at the moment\./],
    ['config', 500, /^The server is set up wrongly\./],
  ])('the expected failure %s is answered with %i', async (code, status, detail) => {
    const response = await failWith(new AppError(code, 'Because of 10.0.0.1.', { field: 'that' }))
    expect(response.status).toBe(status)
    const body = await response.json()
    expect(body).toMatchObject({ code, status, field: 'that' })
    expect(body.detail).toMatch(detail)
    expect(response.headers.get('retry-after')).toBe(status === 503 ? '5' : null)
  })

  test('an unexpected failure says nothing of its cause', async () => {
    const response = await failWith(new Error('password=hunter2 at /srv/leadtrail'))
    expect(response.status).toBe(500)
    expect(await response.json()).toEqual({
      ...{ type: '/docs#problem-internal', title: 'Internal error', status: 500, code: 'internal' },
      detail: 'Something went wrong on our side. It is in the log.',
    })
  })

  function failWith(error: Error): Promise<Response> {
    const failing = endpoint({
      ...{ operationId: 'fail', path: '/api/v1/fail', tag: 'Events', scope: 'read', summary: '', description: '' },
      ...{ query: z.strictObject({}), answer: z.unknown(), examples: [] },
      read: () => ({ query: null, problems: [] }),
      run: () => Promise.reject(error),
    })
    const request = new Request('http://leads.test/api/v1/fail', { headers: { authorization: `Bearer ${api.key}` } })
    return handle(failing, { db: () => db, now: () => nowMs })(request, { params: Promise.resolve({}) })
  }
})

test('every endpoint has its route, which has no other methods', async () => {
  for (const { path } of endpoints) {
    const file = `app${path.replace(/\{(\w+)\}/g, '[$1]')}/route.ts`
    expect([file, existsSync(file)]).toEqual([file, true])
    expect(readFileSync(file, 'utf8')).toMatch(/export const GET = handle\(\w+\)/)
  }
  const { DELETE, OPTIONS } = allowOnly('GET', 'HEAD')
  const response = await DELETE(new Request('http://leads.test/api/v1/sessions', { method: 'DELETE' }))
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  expect(await response.json()).toMatchObject({ code: 'method_not_allowed', status: 405 })
  expect((await OPTIONS()).headers.get('allow')).toBe('GET, HEAD')
})
