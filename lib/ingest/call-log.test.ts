import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { emptyTables, testEngines } from '@/lib/db/testing'
import { flushCalls, keptCalls, listCalls, logCall } from './call-log'
import type { LoggedCall } from './types'

const now = Date.UTC(2026, 5, 1)

function call(change: Partial<LoggedCall> = {}): LoggedCall {
  const counts = { accepted: 1, duplicates: 0, rejected: 0 }
  return { keyId: 'k1', at: now, route: '/v1/track', status: 200, ...counts, problems: [], ...change }
}

describe.each(testEngines)('the call log on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  afterAll(() => db?.close())
  beforeEach(() => emptyTables(db))

  test('a call can be read at once, the latest first, by key', async () => {
    for (const n of [1, 2, 3]) logCall(call({ accepted: n }), db)
    logCall(call({ keyId: 'k2' }), db)
    expect((await listCalls('k1', db)).map(({ accepted }) => accepted)).toEqual([3, 2, 1])
    expect(await listCalls('k2', db)).toMatchObject([call({ keyId: 'k2' })])
  })

  test('it keeps the last calls of each key', async () => {
    for (let n = 0; n < keptCalls + 20; n++) logCall(call({ at: now + n }), db)
    await flushCalls(db)
    for (let n = 0; n < 30; n++) logCall(call({ at: now + 1000 + n }), db)
    logCall(call({ keyId: 'k2' }), db)
    const calls = await listCalls('k1', db)
    expect(calls).toHaveLength(keptCalls)
    expect(calls[0]?.at).toBe(now + 1029)
    expect(calls.at(-1)?.at).toBe(now + 50)
    expect(await listCalls('k2', db)).toHaveLength(1)
  })

  test('it keeps the first reasons of a call, cut to a readable length', async () => {
    const problems = Array.from({ length: 50 }, (_, index) => ({ index, reason: 'x'.repeat(5000) }))
    logCall(call({ rejected: 50, problems }), db)
    const [read] = await listCalls('k1', db)
    expect(read).toMatchObject({ rejected: 50, problems: Array(10).fill({ reason: 'x'.repeat(300) }) })
  })
})

test('lines stay while the database is away', async () => {
  const [engine] = testEngines
  const db = await engine?.open()
  if (!db) throw new Error('There is no engine')
  let away = true
  const flaky: Database = {
    ...db,
    transaction: (work) => (away ? Promise.reject(new Error('away')) : db.transaction(work)),
  }
  logCall(call({ accepted: 1 }), flaky)
  await expect(flushCalls(flaky)).rejects.toThrow('away')
  logCall(call({ accepted: 2 }), flaky)
  away = false
  expect((await listCalls('k1', flaky)).map(({ accepted }) => accepted)).toEqual([2, 1])
  await db.close()
})
