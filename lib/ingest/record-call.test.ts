import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { emptyTables, testEngines } from '@/lib/db/testing'
import { AppError } from '@/lib/errors'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { recordCall } from './record-call'
import type { IncomingItem } from './types'

const now = Date.UTC(2026, 5, 1)
const hourMs = 3_600_000

function view(id: string, change: Partial<IncomingEvent> = {}): IncomingItem {
  return { event: { id, lead: { key: 'user:42' }, occurredAt: now, type: 'page_view', ...change } }
}

describe.each(testEngines)('calls on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  afterAll(() => db?.close())
  beforeEach(() => emptyTables(db))

  const storedIds = async () =>
    (await db.query<{ id: string }>(sql`SELECT id FROM event ORDER BY id`)).map(({ id }) => id)

  test('a bad item is named by its place, and the others are stored', async () => {
    const items: IncomingItem[] = [
      view('a'),
      { rejected: 'is no object' },
      view('b', { points: 0.5 }),
      view('c', { occurredAt: now + 24 * hourMs + 1 }),
      view('a'),
      view('d', { occurredAt: now + 24 * hourMs }),
    ]
    expect(await recordCall(items, db, now)).toEqual({
      outcomes: [
        { index: 0, outcome: 'created' },
        { index: 1, outcome: 'rejected', reason: 'is no object' },
        { index: 2, outcome: 'rejected', reason: 'points is not a whole number' },
        { index: 3, outcome: 'rejected', reason: 'The time is more than 24 hours in the future.' },
        { index: 4, outcome: 'duplicate' },
        { index: 5, outcome: 'created' },
      ],
      accepted: 2,
      duplicates: 1,
      rejected: 3,
    })
    expect(await storedIds()).toEqual(['a', 'd'])
  })

  test('a join goes before the events, wherever it stands in the call', async () => {
    const visit = view('a', { lead: { key: 'anon:b2' } })
    const join = (change: object = {}): IncomingItem => ({
      join: { keys: ['user:42', 'anon:b2'], card: { name: 'Ann' }, at: now, reason: 'identify', ...change },
    })
    const { outcomes } = await recordCall([visit, join(), join(), join({ keys: ['b2'] }), view('b')], db, now)
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'duplicate', 'rejected', 'created'])
    expect(await db.query(sql`SELECT name, event_count FROM lead`)).toEqual([{ name: 'Ann', event_count: 2 }])
  })

  test('an alias leaves a visitor behind, or a user when only that is known', async () => {
    const alias = (from: string): IncomingItem => ({
      join: { keys: ['user:new', `anon:${from}`], card: {}, at: now, reason: 'alias' },
    })
    await recordCall([view('a', { lead: { key: 'anon:visitor' } }), view('b', { lead: { key: 'user:old' } })], db, now)
    await recordCall([alias('visitor'), alias('old')], db, now)
    const keys = await db.query<{ key: string }>(sql`
      SELECT key FROM identity WHERE lead_id = (SELECT lead_id FROM identity WHERE key = 'user:new') ORDER BY key`)
    expect(keys.map(({ key }) => key)).toEqual(['anon:visitor', 'user:new'])
    expect(await db.query(sql`SELECT keys FROM identity_conflict`)).toMatchObject([
      { keys: expect.arrayContaining(['user:new', 'user:old']) },
    ])
  })

  test('a call without items is a call', async () => {
    expect(await recordCall([], db, now)).toEqual({ outcomes: [], accepted: 0, duplicates: 0, rejected: 0 })
  })

  test('many calls at the same time are each told what became of theirs', async () => {
    const calls = Array.from({ length: 300 }, (_, n) => recordCall([view(`e${n % 200}`), view(`f${n}`)], db, now))
    const results = await Promise.all(calls)
    expect(results.filter(({ accepted }) => accepted === 2)).toHaveLength(200)
    expect(results.filter(({ duplicates }) => duplicates === 1)).toHaveLength(100)
    expect(await storedIds()).toHaveLength(500)
  })

  test('events of a lead are numbered in the order in which their calls came, whatever is being written meanwhile', async () => {
    const calls = Array.from({ length: 400 }, (_, n) =>
      [n % 7, n % 31, n % 151].map((lead) => view(`${n}`.padStart(3, '0'), { lead: { key: `user:${lead}` } })),
    )
    const answers: Promise<unknown>[] = []
    for (let start = 0; start < calls.length; start += 80) {
      for (const items of calls.slice(start, start + 80)) answers.push(recordCall(items, db, now))
      await new Promise((resolve) => setTimeout(resolve, 5)) // some calls find others being written
    }
    await Promise.all(answers)
    const rows = await db.query<{ ids: string[] }>(
      sql`SELECT array_agg(id ORDER BY seq) AS ids FROM event GROUP BY lead_id`,
    )
    expect(rows).toHaveLength(151)
    for (const { ids } of rows) expect(ids).toEqual(ids.toSorted())
  })

  test('a call that the database cannot take fails alone', async () => {
    await db.execute(sql`ALTER TABLE event ADD CONSTRAINT picky CHECK (title <> 'bad')`)
    try {
      const calls = Array.from({ length: 40 }, (_, n) =>
        recordCall([view(`e${n}`, n === 17 ? { title: 'bad' } : {})], db, now),
      )
      const settled = await Promise.allSettled(calls)
      expect(settled.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []))).toEqual([17])
      expect(await storedIds()).toHaveLength(39)
    } finally {
      await db.execute(sql`ALTER TABLE event DROP CONSTRAINT picky`)
    }
  })

  test('what waits has a bound: beyond it a call is told to come again at once', async () => {
    let letGo = () => {}
    const held = new Promise<never>((_, reject) => {
      letGo = () => reject(new AppError('unavailable', 'away'))
    })
    held.catch(() => {}) // it may be let go before anyone waits for it
    const stuck: Database = { ...db, transaction: () => held }
    const call = () =>
      recordCall(
        Array.from({ length: 2500 }, (_, i) => view(`${i}`)),
        stuck,
        now,
      )
    const waiting = Promise.allSettled(Array.from({ length: 8 }, call))
    await expect(call()).rejects.toThrow('More events are waiting')
    letGo()
    for (const settled of await waiting) expect(settled).toMatchObject({ reason: { message: 'away' } })
  })
})
