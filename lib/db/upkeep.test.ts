import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from './database'
import { raw, sql } from './sql'
import { openTestDatabase } from './testing'

let db: Database
beforeEach(async () => {
  db = await openTestDatabase()
})
afterEach(() => db.close())

test('as rows come in, the planner learns how many there are, and the log is written off', async () => {
  await addIdentities('few', 100)
  expect(await statistics()).toMatchObject({ rows: -1 }) // nobody has looked yet
  await addIdentities('many', 3000)
  const { rows, logBytes } = await statistics()
  expect(rows).toBe(3100)
  expect(logBytes).toBeLessThan(100_000)
})

test('dead rows are cleared away, so that a table whose rows are replaced does not grow and grow', async () => {
  await addIdentities('first', 3000)
  const { bytes } = await statistics()
  for (let round = 0; round < 8; round++) {
    await db.execute(sql`DELETE FROM identity`)
    await addIdentities(`round-${round}`, 9000)
  }
  expect((await statistics()).bytes / bytes).toBeLessThan(15) // 25 times when nothing is ever used again
})

/** About 420 bytes each. */
function addIdentities(name: string, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, i) => [`user:${name}-${i}-${'x'.repeat(400)}`, 'abcdefghijklmnop'])
  return db.transaction((tx) => tx.copy('identity', { key: 'text', lead_id: 'text' }, rows))
}

interface Statistics {
  /** As the planner believes; -1 when it does not know. */
  rows: number
  bytes: number
  /** What a start after a crash would have to go through. */
  logBytes: number
}

async function statistics(): Promise<Statistics> {
  const [row] = await db.query<Statistics>(
    raw(`SELECT c.reltuples::float8 AS rows, pg_relation_size(c.oid) AS bytes,
        (pg_current_wal_lsn() - (SELECT redo_lsn FROM pg_control_checkpoint()))::float8 AS "logBytes"
      FROM pg_class c WHERE c.oid = 'identity'::regclass`),
  )
  if (!row) throw new Error('There is no table identity')
  return row
}
