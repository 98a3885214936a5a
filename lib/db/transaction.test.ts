import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database, Transaction } from './database'
import { raw, sql } from './sql'
import { testEngines } from './testing'

describe.each(testEngines)('a transaction on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  afterAll(() => db.close())

  const insert = (tx: Transaction, key: string) =>
    tx.copy('identity', { key: 'text', lead_id: 'text' }, [[key, 'abcdefghijklmnop']])
  const keys = async () => (await db.query<{ key: string }>(sql`SELECT key FROM identity ORDER BY key`)).map(keyOf)

  test('takes the statements of calls side by side in their order', async () => {
    const counted = await db.transaction(async (tx) => {
      const [, before, , after] = await Promise.all([
        insert(tx, 'user:1'),
        tx.query<{ count: number }>(sql`SELECT count(*) FROM identity`),
        insert(tx, 'user:2'),
        tx.query<{ count: number }>(sql`SELECT count(*) FROM identity`),
      ])
      return [before[0]?.count, after[0]?.count]
    })
    expect(counted).toEqual([1, 2])
    expect(await keys()).toEqual(['user:1', 'user:2'])
  })

  test('that fails in one of them writes nothing of the others, however late they come', async () => {
    let late: Promise<void> | undefined
    const failed = db.transaction((tx) => {
      late = setTimeout(100).then(() => insert(tx, 'user:late'))
      return Promise.all([insert(tx, 'user:3'), tx.execute(raw('SELECT 1 / 0')), late])
    })
    await expect(failed).rejects.toMatchObject({ code: '22012' })
    await expect(late).rejects.toThrow('The transaction is over.')
    expect(await keys()).toEqual(['user:1', 'user:2'])
  })

  test('says what failed first, also when what failed of that is heard of sooner', async () => {
    const failed = db.transaction((tx) => {
      const cause = tx.execute(raw('SELECT 1 / 0')).catch((error) => setTimeout(50).then(() => Promise.reject(error)))
      return Promise.all([cause, tx.query(raw('SELECT 1'))])
    })
    await expect(failed).rejects.toMatchObject({ code: '22012' })
  })
})

const keyOf = ({ key }: { key: string }) => key
