import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { emptyTables, openTestDatabase } from '@/lib/db/testing'
import { createKey } from './create-key'
import { readKeySettings, saveKeySettings, showSettings } from './key-settings'

let db: Database
let id: string
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db?.close())
beforeEach(async () => {
  await emptyTables(db)
  id = (await createKey({ name: 'Site', scope: 'write' }, 0, db)).key.id
})

const p256 = publicKey('prime256v1')
const none = { sendgridKey: null, mailgunKey: null, linkHosts: [] }

test('a new key has none', async () => {
  expect(await readKeySettings(id, db)).toEqual(none)
})

test('what is left out stays, what is empty goes', async () => {
  await saveKeySettings(id, { sendgridKey: ` ${p256}\n`, linkHosts: ['Acme.test'] }, db)
  await saveKeySettings(id, { mailgunKey: 'key-0123456789' }, db)
  const all = { sendgridKey: p256, mailgunKey: 'key-0123456789', linkHosts: ['acme.test'] }
  expect(await readKeySettings(id, db)).toEqual(all)
  await saveKeySettings(id, { sendgridKey: ' ', mailgunKey: null, linkHosts: [] }, db)
  expect(await readKeySettings(id, db)).toEqual(none)
})

test('a secret is not shown', () => {
  const shown = showSettings({ ...none, mailgunKey: 'key-0123456789' })
  expect(shown).toEqual({ sendgridKey: null, mailgunHint: '6789', linkHosts: [] })
})

test.each<[string, unknown, string]>([
  ['no key', { sendgridKey: 'MFkwabc' }, 'sendgridKey'],
  ['a key of another curve', { sendgridKey: publicKey('secp384r1') }, 'sendgridKey'],
  ['a short key', { mailgunKey: 'short' }, 'mailgunKey'],
  ['an address for a host', { linkHosts: ['https://acme.test/'] }, 'linkHosts'],
  ['a host for a list', { linkHosts: 'acme.test' }, 'linkHosts'],
  ['an unknown setting', { other: 1 }, 'settings'],
  ['nothing', null, 'settings'],
])('%s is refused by name', async (_, patch, field) => {
  await expect(saveKeySettings(id, patch, db)).rejects.toMatchObject({ code: 'bad_request', field })
})

test('a read key has no settings, nor has one that is not there', async () => {
  const { key } = await createKey({ name: 'Reader', scope: 'read' }, 0, db)
  for (const other of [key.id, 'none']) {
    await expect(saveKeySettings(other, { linkHosts: [] }, db)).rejects.toMatchObject({ code: 'not_found' })
  }
})

function publicKey(namedCurve: string): string {
  const pair = generateKeyPairSync('ec', { namedCurve })
  return pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
}
