import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { emptyTables, openTestDatabase } from '@/lib/db/testing'
import { createKey } from '@/lib/keys/create-key'
import { saveKeySettings } from '@/lib/keys/key-settings'
import { revokeKey } from '@/lib/keys/revoke-key'
import type { ApiKey } from '@/lib/keys/types'
import { keyOfLink, readLink, recordFollowed } from './follow-link'
import { type EmailLinks, makeEmailLinks } from './make-email-links'
import { readToken, writeToken } from './token'
import type { LinkTarget } from './types'

const now = Date.UTC(2026, 5, 1)
const origin = 'https://leads.acme.test'
const target: LinkTarget = {
  kind: 'click',
  keyId: 'k1',
  lead: 'email:ann@acme.test',
  message: 'welcome',
  campaign: 'Spring — ☀',
  subject: null,
  url: 'https://acme.test/pricing',
}

describe('tokens', () => {
  test('what is written can be read', () => {
    expect(readToken(writeToken(target, 's'), 's')).toEqual(target)
  })

  test('is one word that no mail program takes apart', () => {
    expect(writeToken(target, 's')).toMatch(/^[\w-]+\.[\w-]{22}$/)
  })

  test('a token with any character changed, or signed by someone else, is none', () => {
    const token = writeToken(target, 's')
    expect(readToken(writeToken(target, 'other'), 's')).toBeNull()
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.string({ unit: 'grapheme-ascii', maxLength: 2 }), (at, change) => {
        const changed = token.slice(0, at) + change + token.slice(at + 1)
        expect(readToken(changed, 's')).toEqual(changed === token ? target : null)
      }),
    )
  })

  test.each(['', '.', '..', 'a.b', 'bnVsbA.AAAAAAAAAAAAAAAAAAAAAA'])('%j is none', (token) => {
    expect(readToken(token, 's')).toBeNull()
  })
})

describe('links', () => {
  let db: Database
  let key: ApiKey
  beforeAll(async () => {
    db = await openTestDatabase()
  })
  afterAll(() => db?.close())
  beforeEach(async () => {
    await emptyTables(db)
    key = (await createKey({ name: 'Mail', scope: 'write' }, now, db)).key
    await saveKeySettings(key.id, { linkHosts: ['acme.test', 'localhost:3000'] }, db)
  })

  const email = { email: 'Ann@Acme.test', message: 'welcome', campaign: 'Spring', subject: 'Hello' }
  const make = async (change = {}) => (await makeEmailLinks({ ...email, ...change }, key, origin, db)) as EmailLinks
  const tokenOf = (address: string | undefined) => new URL(address ?? '').searchParams.get('t')

  test('an open and a click are events of the lead, once a second', async () => {
    const { pixel, links } = await make({ links: ['https://www.acme.test/pricing?utm_source=mail'] })
    expect(pixel.url).toMatch(/^https:\/\/leads\.acme\.test\/e\/o\.gif\?t=/)
    expect(pixel.html).toContain(`src="${pixel.url}"`)
    const open = await readLink(tokenOf(pixel.url), 'open', db)
    const click = await readLink(tokenOf(links[0]?.tracked), 'click', db)
    if (!open || !click) throw new Error('They are ours')
    for (const atMs of [now, now + 400, now + 1000]) await recordFollowed(open, 'Mail/1.0', atMs, db)
    await recordFollowed(click, null, now + 5000, db)
    expect(
      await db.query(sql`SELECT type, label, campaign, message, path, url, agent FROM event ORDER BY seq`),
    ).toEqual([
      ...Array(2).fill({
        type: 'email_open',
        label: 'Hello',
        campaign: 'Spring',
        message: 'welcome',
        path: null,
        url: null,
        agent: 'Mail/1.0',
      }),
      {
        type: 'email_click',
        label: 'Hello',
        campaign: 'Spring',
        message: 'welcome',
        path: '/pricing',
        url: 'https://www.acme.test/pricing?utm_source=mail',
        agent: null,
      },
    ])
    expect(await db.query(sql`SELECT email FROM lead`)).toEqual([{ email: 'ann@acme.test' }])
  })

  test('an open is no click, nor the other way round', async () => {
    const { pixel, links } = await make({ links: ['https://acme.test/'] })
    expect(await readLink(tokenOf(pixel.url), 'click', db)).toBeNull()
    expect(await readLink(tokenOf(links[0]?.tracked), 'open', db)).toBeNull()
    expect(await readLink(null, 'open', db)).toBeNull()
  })

  test('a link outlives its key, but then nothing is stored', async () => {
    const { links } = await make({ links: ['https://acme.test/'] })
    const link = await readLink(tokenOf(links[0]?.tracked), 'click', db)
    if (!link) throw new Error('It is ours')
    expect(await keyOfLink(link, db)).toMatchObject({ id: key.id })
    await revokeKey(key.id, now, db)
    expect(link.target.url).toBe('https://acme.test/')
    expect(await keyOfLink(link, db)).toBeNull()
  })

  test('an array is answered with an array', async () => {
    const emails = [email, { ...email, userId: 42 }]
    const answer = (await makeEmailLinks(emails, key, origin, db)) as EmailLinks[]
    const links = await Promise.all(answer.map(({ pixel }) => readLink(tokenOf(pixel.url), 'open', db)))
    expect(links.map((link) => link?.target.lead)).toEqual(['email:ann@acme.test', 'user:42'])
  })

  test.each([
    'https://acme.test',
    'http://news.acme.test/a?b=c#d',
    'http://localhost:3000/x',
    'https://acme.test:8443/',
  ])('%s is a host that the key may lead to', async (url) =>
    expect((await make({ links: [url] })).links[0]?.url).toBe(url),
  )

  test.each([
    'https://evil.test/',
    'https://notacme.test/',
    'https://acme.test.evil.test/',
    'https://evil.test/acme.test',
    'http://localhost:3001/',
  ])('%s is another host', async (url) => {
    await expect(make({ links: [url] })).rejects.toMatchObject({ code: 'forbidden', field: 'links' })
  })

  test.each([
    'javascript:alert(1)//acme.test',
    'https://acme.test@evil.test/',
    '//acme.test/',
    'acme.test',
    'mailto:a@acme.test',
  ])('%s is no link', async (url) => {
    await expect(make({ links: [url] })).rejects.toMatchObject({ field: 'links' })
  })

  test.each<[unknown, string]>([
    [null, 'body'],
    [[], 'body'],
    [{ ...email, email: ' ' }, 'email'],
    [{ ...email, email: 'ann' }, 'email'],
    [{ ...email, email: undefined }, 'email'],
    [{ ...email, extra: 1 }, 'body'],
    [[email, { ...email, message: undefined }], '1.message'],
    [{ ...email, links: [7] }, 'links.0'],
  ])('%j is refused by name', async (input, field) => {
    await expect(makeEmailLinks(input, key, origin, db)).rejects.toMatchObject({ code: 'bad_request', field })
  })

  test('a new process reads the links of the one before', async () => {
    const [before, later] = [{ ...db }, { ...db }] // nothing is known of either yet
    const { pixel } = (await makeEmailLinks(email, key, origin, before)) as EmailLinks
    expect(await readLink(tokenOf(pixel.url), 'open', later)).not.toBeNull()
  })
})
