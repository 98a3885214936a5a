import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { emptyTables, openTestDatabase } from '@/lib/db/testing'
import { mailgunReports } from '@/lib/importers/mailgun/fixtures'
import { sendgridReports } from '@/lib/importers/sendgrid/fixtures'
import type { VendorName } from '@/lib/importers/vendors'
import { recordCall } from '@/lib/ingest/record-call'
import { createKey } from '@/lib/keys/create-key'
import { saveKeySettings } from '@/lib/keys/key-settings'
import type { ApiKey } from '@/lib/keys/types'
import { readHook } from './read-hook'
import { type SignedCall, signatureChecks } from './signatures'

const now = 1_780_000_100_000
const none = { sendgridKey: null, mailgunKey: null, linkHosts: [] }

describe('SendGrid signs with ECDSA over the timestamp and the body', () => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const stranger = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const sendgridKey = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  const body = Buffer.from('[{"event":"open"}]\r\n')
  const signed = (by = pair, text = '1780000000', signature = signatureOf(by, text)) =>
    new Headers({
      'x-twilio-email-event-webhook-signature': signature,
      'x-twilio-email-event-webhook-timestamp': text,
    })
  const signatureOf = (by: typeof pair, text: string) =>
    sign('sha256', Buffer.concat([Buffer.from(text), body]), by.privateKey).toString('base64')
  const check = (headers: Headers, given: Buffer = body) =>
    signatureChecks.sendgrid({ headers, body: given, nowMs: now }, { ...none, sendgridKey })

  test('what it signed is its own', () => expect(check(signed())).toBeNull())

  test.each<[string, () => Headers, Buffer?]>([
    ['another key', () => signed(stranger)],
    ['another body', () => signed(), Buffer.from('[{"event":"open"}]')],
    ['another time', () => signed(pair, '1780000001', signatureOf(pair, '1780000000'))],
    ['no base64', () => signed(pair, '1780000000', '%%%')],
    ['a cut signature', () => signed(pair, '1780000000', signatureOf(pair, '1780000000').slice(0, 20))],
  ])('%s does not match', (_, headers, given) => {
    expect(check(headers(), given)).toBe('The signature does not match the verification key.')
  })

  test('without a signature it is refused', () => expect(check(new Headers())).toMatch(/^The call is not signed/))

  test('without a key it is not looked at', () => {
    expect(signatureChecks.sendgrid({ headers: new Headers(), body, nowMs: now }, none)).toBeNull()
  })
})

describe('Mailgun signs with HMAC over the timestamp and a token', () => {
  const mailgunKey = 'key-0123456789'
  const seconds = String(now / 1000)
  const hmac = (text: string, key = mailgunKey) => createHmac('sha256', key).update(text).digest('hex')
  const check = (signature: unknown) => {
    const body = Buffer.from(JSON.stringify({ signature, 'event-data': {} }))
    return signatureChecks.mailgun({ headers: new Headers(), body, nowMs: now }, { ...none, mailgunKey })
  }
  const at = (timestamp: string) => ({ timestamp, token: 'abc', signature: hmac(`${timestamp}abc`) })

  test('what it signed is its own, for twelve hours', () => {
    expect(check(at(seconds))).toBeNull()
    expect(check(at(String(now / 1000 - 12 * 3600)))).toBeNull()
    expect(check(at(String(now / 1000 - 12 * 3600 - 1)))).toBe('The signature is too old.')
    expect(check(at(String(now / 1000 + 12 * 3600 + 1)))).toBe('The signature is too old.')
    expect(check(at('soon'))).toBe('The signature is too old.')
  })

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'The call is not signed.'],
    ['an empty signature', { ...at(seconds), signature: '' }, 'The call is not signed.'],
    [
      'another key',
      { ...at(seconds), signature: hmac(`${seconds}abc`, 'other') },
      'The signature does not match the signing key.',
    ],
    ['another token', { ...at(seconds), token: 'abd' }, 'The signature does not match the signing key.'],
    ['no hex', { ...at(seconds), signature: 'zz' }, 'The signature does not match the signing key.'],
  ])('%s is refused', (_, signature, reason) => expect(check(signature)).toBe(reason))

  test('a body that is no JSON is refused', () => {
    const call = { headers: new Headers(), body: Buffer.from('{'), nowMs: now }
    expect(signatureChecks.mailgun(call, { ...none, mailgunKey })).toBe('The call is not signed.')
  })
})

describe('readHook', () => {
  let db: Database
  let key: ApiKey
  beforeAll(async () => {
    db = await openTestDatabase()
  })
  afterAll(() => db?.close())
  beforeEach(async () => {
    await emptyTables(db)
    key = (await createKey({ name: 'Mail', scope: 'write' }, now, db)).key
  })
  const store = async (...[vendor, given]: [VendorName, SignedCall]) =>
    recordCall(await readHook(vendor, given, key, db), db, now)
  const call = (body: unknown) => ({ headers: new Headers(), body: Buffer.from(JSON.stringify(body)), nowMs: now })

  test('stores each report once, and names what it does not keep', async () => {
    const reports = Object.values(sendgridReports)
    expect(await store('sendgrid', call(reports))).toMatchObject({
      accepted: 10,
      duplicates: 0,
      rejected: 1,
    })
    expect(await store('sendgrid', call(reports))).toMatchObject({ accepted: 0, duplicates: 10 })
    expect(await db.query(sql`SELECT email FROM lead`)).toEqual([{ email: 'ann@acme.test' }])
    expect(await db.query(sql`SELECT id FROM event WHERE suppressed LIKE '%scanner%' AND id = 'e4'`)).toHaveLength(1)
  })

  test('both vendors name one lead by its address', async () => {
    await store('sendgrid', call([sendgridReports.open]))
    await store('mailgun', call({ 'event-data': mailgunReports.clicked }))
    expect(await db.query(sql`SELECT type, message FROM event ORDER BY type`)).toEqual([
      { type: 'email_click', message: '20260601.1.0be@mail.acme.test' },
      { type: 'email_open', message: 'Zx81kQm_T2' },
    ])
    expect(await db.query(sql`SELECT id FROM lead`)).toHaveLength(1)
  })

  test('once there is a key to check with, what is not signed is refused', async () => {
    await saveKeySettings(key.id, { mailgunKey: 'key-0123456789' }, db)
    const hook = store('mailgun', call({ 'event-data': mailgunReports.opened }))
    await expect(hook).rejects.toMatchObject({ code: 'forbidden', message: 'The call is not signed.' })
    await store('sendgrid', call([sendgridReports.open]))
  })

  test('a body of another kind is refused as a whole', async () => {
    await expect(store('sendgrid', call({}))).rejects.toMatchObject({ code: 'bad_request' })
  })
})
