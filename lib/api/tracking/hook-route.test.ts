import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { openTestDatabase } from '@/lib/db/testing'
import { sendgridReports } from '@/lib/importers/sendgrid/fixtures'
import { listCalls } from '@/lib/ingest/call-log'
import { createKey } from '@/lib/keys/create-key'
import { saveKeySettings } from '@/lib/keys/key-settings'
import { receiveHook } from './hook-route'

const now = 1_780_000_100_000
let db: Database
let secret: string
let keyId: string
beforeAll(async () => {
  db = await openTestDatabase()
  const created = await createKey({ name: 'Mail', scope: 'write' }, now, db)
  secret = created.secret
  keyId = created.key.id
})
afterAll(() => db?.close())

async function post(vendor: string, key: string, body: string) {
  const request = new Request(`http://leads.test/hooks/${vendor}/key`, { method: 'POST', body })
  const response = await receiveHook(request, { vendor, key }, { db: () => db, now: () => now })
  return { status: response.status, answer: await response.json() }
}

const { open, deferred } = sendgridReports

test('what is kept and what is not is counted in the answer, and named in the log', async () => {
  const body = JSON.stringify([open, deferred, open])
  expect(await post('sendgrid', secret, body)).toEqual({
    status: 200,
    answer: { accepted: 1, duplicates: 1, rejected: 1 },
  })
  const reason = 'deferred is not kept: the email is still on its way'
  expect(await listCalls(keyId, db)).toMatchObject([
    {
      route: '/hooks/sendgrid',
      status: 200,
      accepted: 1,
      duplicates: 1,
      rejected: 1,
      problems: [{ index: 1, reason }],
    },
  ])
})

test('a call that is not signed is refused once there is a key to check with, and stands in the log', async () => {
  await saveKeySettings(keyId, { mailgunKey: 'key-0123456789' }, db)
  expect(await post('mailgun', secret, '{"event-data":{}}')).toMatchObject({ status: 403 })
  const [latest] = await listCalls(keyId, db)
  expect(latest).toMatchObject({ status: 403, problems: [{ index: 0, reason: 'The call is not signed.' }] })
})

test.each([
  ['an unknown service', 'mailjet', 'x', '[]', 404],
  ['a service that every object has', 'constructor', 'x', '[]', 404],
  ['an unknown key', 'sendgrid', 'x', '[]', 401],
  ['a key with NUL', 'sendgrid', '\0', '[]', 401],
  ['no JSON', 'sendgrid', undefined, '[', 400],
  ['no array', 'sendgrid', undefined, '{}', 400],
  ['too much', 'sendgrid', undefined, ' '.repeat(2 * 1024 * 1024 + 1), 413],
])('%s is refused', async (_, vendor, key, body, status) => {
  expect(await post(vendor, key ?? secret, body)).toMatchObject({ status, answer: { status } })
})

test.each([
  ['deep JSON', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  [
    'wrong types',
    JSON.stringify([7, null, 'x', [], {}, { event: {}, email: 1 }, { ...open, sg_event_id: {}, url: [] }]),
  ],
  [
    'deep properties',
    JSON.stringify([open]).replace('"sg_event_id"', `"deep":${'[1,'.repeat(2000)}1${']'.repeat(2000)},"sg_event_id"`),
  ],
  [
    'NUL and half characters',
    JSON.stringify([{ ...open, sg_event_id: 'a\0b', useragent: '\ud800', note: '\0\udfff' }]),
  ],
  ['huge strings', JSON.stringify([{ ...open, sg_event_id: 'huge', note: 'x'.repeat(1_000_000) }])],
])('%s never fail the server', async (_, body) => {
  expect((await post('sendgrid', secret, body)).status).toBe(200)
})
