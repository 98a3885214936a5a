import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { openTestDatabase } from '@/lib/db/testing'
import { type EmailLinks, makeEmailLinks } from '@/lib/email-links/make-email-links'
import { listCalls } from '@/lib/ingest/call-log'
import { createKey } from '@/lib/keys/create-key'
import { findKeyById } from '@/lib/keys/find-key-by-id'
import { saveKeySettings } from '@/lib/keys/key-settings'
import { revokeKey } from '@/lib/keys/revoke-key'
import { takeFrom } from '../rate-limit'
import { answerEmailLinks, linksPolicy } from './email-links-route'
import { answerClick, answerOpen } from './email-routes'

const now = Date.UTC(2026, 5, 1)
const target = 'https://acme.test/pricing'
let db: Database
let keyId: string
let secret: string
let email: EmailLinks
let clickUrl: string
beforeAll(async () => {
  db = await openTestDatabase()
  const { key, secret: given } = await createKey({ name: 'Mail', scope: 'write' }, now, db)
  keyId = key.id
  secret = given
  await saveKeySettings(key.id, { linkHosts: ['acme.test'] }, db)
  const input = { email: 'ann@acme.test', message: 'm1', links: [target] }
  email = (await makeEmailLinks(input, key, 'https://leads.test', db)) as EmailLinks
  clickUrl = email.links[0]?.tracked ?? ''
})
afterAll(() => db?.close())

const process = (open = () => db, nowMs = now) => ({ db: open, now: () => nowMs })
const countEvents = async () => (await db.query(sql`SELECT id FROM event`)).length
/** Nothing is known of it yet, and it does not answer. */
const away = (): Database => ({ ...db, query: () => Promise.reject(new Error('away')) })

test('a click is stored, then leads on, and is kept by nobody', async () => {
  const response = await answerClick(new Request(clickUrl), process())
  expect(response.status).toBe(302)
  expect(response.headers.get('location')).toBe(target)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await countEvents()).toBe(1)
  expect(await listCalls(keyId, db)).toMatchObject([{ route: '/e/c', status: 302, accepted: 1 }])
  expect(await findKeyById(keyId, db)).toMatchObject({ lastUsedAt: now })
})

test('an open is stored', async () => {
  const response = await answerOpen(new Request(email.pixel.url), process())
  expect(response.headers.get('cache-control')).toContain('no-store')
  expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toMatch(/^GIF89a/)
  expect(await countEvents()).toBe(2)
})

test('HEAD leads on, but is no click', async () => {
  const response = await answerClick(
    new Request(clickUrl, { method: 'HEAD' }),
    process(() => db, now + 5000),
  )
  expect([response.status, response.headers.get('location')]).toEqual([302, target])
  expect(await countEvents()).toBe(2)
})

test.each([
  ['no token', 'https://leads.test/e/c'],
  ['an address instead', `https://leads.test/e/c?url=${target}`],
  ['a token of no signature', 'https://leads.test/e/c?t=abc'],
  ['a token that is none', 'https://leads.test/e/c?t=%00%ff..'],
  ['markup', 'https://leads.test/e/c?t=<script>alert(1)</script>'],
])('%s is a page with the reason, never a redirect', async (_, url) => {
  const response = await answerClick(new Request(url), process())
  expect([response.status, response.headers.get('location')]).toEqual([400, null])
  const text = await response.text()
  expect(text).toContain('This link does not work')
  expect(text).not.toContain('alert')
})

test('the picture comes whatever the address says, and whatever the database does', async () => {
  for (const url of ['https://leads.test/e/o.gif', `${email.pixel.url}x`, clickUrl]) {
    expect((await answerOpen(new Request(url), process())).headers.get('content-type')).toBe('image/gif')
  }
  expect((await answerOpen(new Request(email.pixel.url), process(away))).status).toBe(200)
  expect(await countEvents()).toBe(2)
})

test('while the database is away and the secret unknown, a click is told to come again', async () => {
  const response = await answerClick(new Request(clickUrl), process(away))
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60'])
})

test('a click leads on when it cannot be stored', async () => {
  let asked = 0
  const failing: Database = {
    ...db,
    // the workspace and the secret can still be read, the key no more
    query: (statement) => (asked++ < 2 ? db.query(statement) : Promise.reject(new Error('away'))),
  }
  const response = await answerClick(
    new Request(clickUrl),
    process(() => failing, now + 9000),
  )
  expect([response.status, response.headers.get('location')]).toEqual([302, target])
  expect(asked).toBeGreaterThan(2)
  expect(await countEvents()).toBe(2)
})

test('a key that asks for too many emails at a time is told when to try again', async () => {
  const ask = (emails: number) => {
    const body = JSON.stringify(Array.from({ length: emails }, () => ({ email: 'ann@acme.test', message: 'm2' })))
    const headers = { authorization: `Bearer ${secret}` }
    return answerEmailLinks(new Request('https://leads.test/x', { method: 'POST', headers, body }), process())
  }
  expect((await ask(2)).headers.get('ratelimit')).toBe(`"links";r=${linksPolicy.quota - 2};t=10`)
  takeFrom(linksPolicy, keyId, now, linksPolicy.quota - 4)
  expect((await ask(3)).status).toBe(429)
  expect((await ask(2)).status).toBe(200)
  const refused = await ask(1)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10'])
  expect(await refused.json()).toMatchObject({ code: 'too_many' })
})

test('a link of a revoked key leads on, but nothing is stored', async () => {
  await revokeKey(keyId, now, db)
  const response = await answerClick(
    new Request(clickUrl),
    process(() => db, now + 10_000),
  )
  expect([response.status, response.headers.get('location')]).toEqual([302, target])
  expect(await countEvents()).toBe(2)
})
