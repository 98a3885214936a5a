import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { testEngines } from '@/lib/db/testing'
import { recordEvents } from '@/lib/events/record-events'
import { forgetRates } from '../rate-limit'
import { type Api, openApi } from './api.fixture'
import { endpoints } from './endpoints'
import { exampleEvents, exampleLeadId, exampleNowMs, exampleSessionId } from './example-data'

// Whatever stands in an address: the API answers, or names the parameter. lib/sessions/any-query.test.ts says the same of
// the pages, with more values for each filter.

const cursor = (text: string) => Buffer.from(text).toString('base64url')

const meant = [
  ...['1', '25', '200', '0', '-1', '1e3', '9'.repeat(400), '0x10', ' 5', '１'],
  ...['-startedAt', 'durationSeconds', '-eventCount', 'points', '__proto__', 'constructor'],
  ...['>startedAt:5:a', '<points=5:a', '>occurredAt:1:2', '<lastSeenAt:1:x', '>startedAt:1:\0', '>', ''].map(cursor),
  ...['startedAt:0:x', 'occurredAt:1:2', 'lastSeenAt=1:x', `${exampleNowMs}.5`, `${'9'.repeat(15)}.1`],
  ...['2026-03-01', '0000-01-01', '2999-12-31', 'UTC', 'Europe/Berlin', 'Mars/Base', '15m', '99d', '1..5', '5..1'],
  ...['email_click > page:/blog/*', '(none)', 'outcome', 'lead', 'page:*', '*'.repeat(3000), "' OR 1=1 --", '%', '\\'],
  ...['\0', '\ud83d', '\ude00x', '\u202e', '../../etc/passwd', '\r\nx-header: 1', exampleLeadId, exampleSessionId],
]

const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...meant) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
)

const call = fc.constantFrom(...endpoints).chain(({ path, query }) =>
  fc.record({
    path: fc.constant(path),
    id: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(exampleLeadId, exampleSessionId) }, value),
    params: fc.array(
      fc.tuple(
        fc.oneof(
          { weight: 10, arbitrary: fc.constantFrom('limit', 'cursor', ...Object.keys(query.shape)) },
          { weight: 1, arbitrary: value },
        ),
        value,
      ),
      { maxLength: 4 },
    ),
  }),
)

describe.each(testEngines)('any request, on $name', ({ open }) => {
  let db: Database
  let api: Api
  beforeAll(async () => {
    db = await open()
    await recordEvents(exampleEvents, db)
    api = await openApi(db, () => exampleNowMs)
  })
  afterAll(() => db?.close())

  test('is answered with what was asked for, or with what is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(call, async ({ path, id, params }) => {
        forgetRates()
        const search = new URLSearchParams(params)
        // Without what no path can hold: the platform itself takes `.` and `..` for steps and refuses half characters.
        const part = encodeURIComponent(Buffer.from(id).toString()).replace(/^\.*$/, 'x')
        const response = await api.get(`${path.replace('{id}', part)}?${search}`)
        const text = await response.text()
        expect([200, 307, 400, 404], text).toContain(response.status)
        if (response.status === 200 || response.status === 307) return
        const { code, detail, field, status } = JSON.parse(text)
        expect(status).toBe(response.status)
        expect(detail.length).toBeGreaterThan(10)
        if (code === 'bad_request') expect([...search.keys(), 'param']).toContain(field)
        else expect(code).toBe('not_found')
      }),
      { numRuns: 200 },
    )
  })
})
