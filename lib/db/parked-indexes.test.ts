import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { recordEvents } from '@/lib/events/record-events'
import type { Database } from './database'
import { migrate } from './migrate'
import { parkIndexes, restoreIndexes, restoreMissed } from './parked-indexes'
import { raw } from './sql'
import { emptyTables, testEngines } from './testing'

describe.each(testEngines)('parked indexes on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  afterAll(() => db.close())

  const indexes = async () =>
    (await db.query<{ sql: string }>(raw('SELECT pg_get_indexdef(indexrelid) AS sql FROM pg_index'))).map(
      ({ sql }) => sql,
    )
  const ours = async () => (await indexes()).filter((text) => text.includes('ON public.')).sort()
  const event = {
    id: 'e1',
    lead: { key: 'email:ada@acme.example' },
    type: 'page_view',
    occurredAt: Date.parse('2026-05-11T10:00:00Z'),
  }

  test('are made by the next start when their process died, also when it died while it made them', async () => {
    const before = await ours()
    await parkIndexes(db)
    await restoreIndexes(db, () => Promise.reject(new Error('killed'))).catch(() => {})
    expect((await ours()).length).toBeLessThan(before.length)
    await migrate(db)
    expect(await ours()).toEqual(before)
  })

  test('of two processes that park or restore, none gets in the other’s way', async () => {
    const before = await ours()
    await Promise.all([parkIndexes(db), parkIndexes(db)])
    await Promise.all([restoreIndexes(db), restoreIndexes(db)])
    expect(await ours()).toEqual(before)
  })

  test('are the same after events came in, and each of them is counted', async () => {
    const before = await ours()
    expect(await parkIndexes(db)).toBe(true)
    const parked = before.length - (await ours()).filter((text) => !text.includes('parked_index')).length
    expect(parked).toBeGreaterThan(15)
    await recordEvents([event], db)

    const progress: [number, number][] = []
    await restoreIndexes(db, (done, total) => void progress.push([done, total]))
    expect(await ours()).toEqual(before)
    expect(progress).toEqual(Array.from({ length: parked }, (_, i) => [i + 1, parked]))
    expect(await db.query(raw('SELECT started_at FROM session'))).toEqual([{ started_at: new Date(event.occurredAt) }])
  })

  test('are made at once where writing reads too much for want of them', async () => {
    const record = (first: number) =>
      recordEvents(
        Array.from({ length: 100 }, (_, i) => ({
          ...event,
          id: `m${first + i}`,
          occurredAt: event.occurredAt + (first + i) * 60_000,
        })),
        db,
      )
    const hasLeadTime = async () => (await ours()).some((text) => text.includes('INDEX event_lead_time '))
    await emptyTables(db)
    await parkIndexes(db)
    await record(0)
    await restoreMissed(db)
    expect(await hasLeadTime()).toBe(false)
    let first = 0
    await vi.waitFor(
      async () => {
        first += 100
        await record(first) // goes on with the lead's one session, whose events are read again
        await restoreMissed(db)
        expect(await hasLeadTime()).toBe(true)
      },
      { timeout: 20_000, interval: 100 },
    )
    await restoreMissed(db)
    expect((await ours()).some((text) => text.includes('INDEX event_time '))).toBe(false)
    await restoreIndexes(db)
  })

  test('stay where there are events', async () => {
    const before = await ours()
    expect(await parkIndexes(db)).toBe(false)
    expect(await ours()).toEqual(before)
  })
})
