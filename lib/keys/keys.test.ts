import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { emptyTables, testEngines } from '@/lib/db/testing'
import { createKey } from './create-key'
import { findKey } from './find-key'
import { listKeys } from './list-keys'
import { revokeKey } from './revoke-key'

const now = Date.UTC(2026, 5, 1)

describe.each(testEngines)('keys on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  afterAll(() => db?.close())
  beforeEach(() => emptyTables(db))

  test('a key opens what its scope allows, and nothing else', async () => {
    const { secret, key } = await createKey({ name: 'Site', scope: 'write' }, now, db)
    expect(secret).toMatch(/^lt_write_[a-z2-7]{32}$/)
    expect(await findKey(secret, 'write', now, db)).toMatchObject({ id: key.id, name: 'Site', hint: secret.slice(-4) })
    await expect(findKey(secret, 'read', now, db)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('its text is nowhere in the database', async () => {
    const { secret } = await createKey({ name: 'Site', scope: 'write' }, now, db)
    const rows = await db.query<{ row: string }>(sql`SELECT api_key::text AS row FROM api_key`)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.row).not.toContain(secret)
  })

  test.each([undefined, null, '', 'lt_write_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', "' OR true --", '\0'])(
    'the key %j is refused',
    async (secret) => {
      await createKey({ name: 'Site', scope: 'write' }, now, db)
      await expect(findKey(secret, 'write', now, db)).rejects.toMatchObject({ code: 'unauthorized' })
    },
  )

  test('a revoked key is refused at once', async () => {
    const { secret, key } = await createKey({ name: 'Site', scope: 'write' }, now, db)
    await findKey(secret, 'write', now, db)
    await revokeKey(key.id, now + 1, db)
    await expect(findKey(secret, 'write', now + 2, db)).rejects.toMatchObject({ code: 'unauthorized' })
    expect(await listKeys(db)).toMatchObject([{ id: key.id, revokedAt: now + 1 }])
  })

  test('one that another process revokes is refused five seconds later', async () => {
    const { secret } = await createKey({ name: 'Site', scope: 'write' }, now, db)
    await findKey(secret, 'write', now, db)
    await db.execute(sql`UPDATE api_key SET revoked_at = ${new Date(now)}`)
    await expect(findKey(secret, 'write', now + 5_000, db)).rejects.toMatchObject({ code: 'unauthorized' })
  })

  test('its last use is kept to the minute', async () => {
    const { secret } = await createKey({ name: 'Site', scope: 'write' }, now, db)
    expect((await listKeys(db))[0]?.lastUsedAt).toBeNull()
    for (const at of [now, now + 59_000]) await findKey(secret, 'write', at, db)
    expect((await listKeys(db))[0]?.lastUsedAt).toBe(now)
    await findKey(secret, 'write', now + 60_000, db)
    expect((await listKeys(db))[0]?.lastUsedAt).toBe(now + 60_000)
  })

  test.each([
    [{ name: ' ', scope: 'write' }, 'name'],
    [{ name: 'x'.repeat(101), scope: 'read' }, 'name'],
    [{ name: 'Site', scope: 'admin' }, 'scope'],
    [{ name: 'Site' }, 'scope'],
    [null, 'key'],
  ])('%j makes no key', async (input, field) => {
    await expect(createKey(input, now, db)).rejects.toMatchObject({ code: 'bad_request', field })
    expect(await listKeys(db)).toEqual([])
  })
})
