import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { emptyTables, testEngines } from '@/lib/db/testing'
import { verifySessions } from '@/lib/sessions/verify-sessions'
import { cleanEvent } from './clean-event'
import { deleteEvents } from './delete-events'
import type { IncomingEvent } from './incoming-event'
import { leadIdOf } from './lead-id'
import { recordEvents, recordNewEvents } from './record-events'

const minute = 60_000
const start = Date.UTC(2025, 5, 1)
const ann = leadIdOf('user:ann')

function view(id: string, minutes: number, change: Partial<IncomingEvent> = {}): IncomingEvent {
  return {
    id,
    lead: { key: 'user:ann' },
    occurredAt: start + minutes * minute,
    type: 'page_view',
    path: '/',
    ...change,
  }
}

describe.each(testEngines)('recording events on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  beforeEach(() => emptyTables(db))
  afterAll(() => db?.close())

  const sessionLengths = async () => {
    const rows = await db.query<{ event_count: number }>(
      sql`SELECT event_count FROM session ORDER BY lead_id, started_at`,
    )
    return rows.map((row) => row.event_count)
  }
  const expectClean = async () => expect(await verifySessions({}, db)).toMatchObject({ count: 0, differences: [] })

  test('an id that its lead has already is a duplicate, within a batch and across batches', async () => {
    const { outcomes } = await recordEvents([view('1', 0), view('1', 5), view('2', 5)], db)
    expect(outcomes).toEqual(['created', 'duplicate', 'created'])
    expect(await recordEvents([view('2', 90), view('3', 6)], db)).toEqual({
      outcomes: ['duplicate', 'created'],
      created: 1,
      duplicates: 1,
    })
    const other = { lead: { key: 'user:bob' } }
    expect((await recordEvents([view('1', 0, other)], db)).created).toBe(1)
    await expectClean()
  })

  test('of events that are taken for new none is stored when one is there already, and none twice', async () => {
    const record = (events: IncomingEvent[]) => recordNewEvents(events.map(cleanEvent), db)
    expect(await record([view('1', 0), view('1', 5), view('2', 5)])).toEqual(['created', 'duplicate', 'created'])
    const many = Array.from({ length: 3000 }, (_, i) => view(`${i}`, i, { lead: { key: `user:${i % 50}` } }))
    expect(await record([...many, view('2', 90)])).toBeUndefined()
    expect(await sessionLengths()).toEqual([2])
    expect(await record([view('3', 6)])).toEqual(['created'])
    expect(await sessionLengths()).toEqual([3])
    await expectClean()
  })

  test('a batch with an event that cannot be stored stores nothing', async () => {
    await expect(recordEvents([view('1', 0), view('2', Number.NaN)], db)).rejects.toThrow(/occurredAt/)
    expect(await db.query(sql`SELECT 1 FROM lead`)).toEqual([])
  })

  test('a late event joins the two sessions that it lies between, its erasure parts them', async () => {
    await recordEvents([view('1', 0), view('2', 40)], db)
    expect(await sessionLengths()).toEqual([1, 1])
    await recordEvents([view('late', 20)], db)
    expect(await sessionLengths()).toEqual([3])
    expect(
      await deleteEvents(
        [
          { leadId: ann, id: 'late' },
          { leadId: ann, id: 'nothing' },
        ],
        db,
      ),
    ).toBe(1)
    expect(await sessionLengths()).toEqual([1, 1])
    await expectClean()
  })

  test('a session of several days is found again from its end and from its middle', async () => {
    const days = Array.from({ length: 300 }, (_, i) => view(`${i}`, i * 20))
    await recordEvents(days, db)
    await recordEvents([view('end', 300 * 20)], db)
    await recordEvents([view('middle', 3001)], db)
    expect(await sessionLengths()).toEqual([302])
    await expectClean()
  })

  test('events of one instant keep the order in which they came', async () => {
    await recordEvents([view('1', 0, { type: 'email_open' }), view('2', 0, { type: 'form_submit' })], db)
    await recordEvents([view('3', 0, { type: 'download' })], db)
    const [session] = await db.query(sql`SELECT event_types FROM session`)
    expect(session).toEqual({ event_types: ['email_open', 'form_submit', 'download'] })
  })

  test('news fills and changes the card of a lead, old news only fills it, a duplicate does neither', async () => {
    const named = (id: string, minutes: number, name: string, company?: string) =>
      view(id, minutes, { lead: { key: 'user:ann', name, company } })
    await recordEvents([named('1', 10, 'Ann')], db)
    await recordEvents([named('2', 0, 'Old Ann', 'Example')], db)
    const card = async () => (await db.query(sql`SELECT name, company FROM lead`))[0]
    expect(await card()).toEqual({ name: 'Ann', company: 'Example' })
    await recordEvents([named('3', 20, 'Ann Smith')], db)
    await recordEvents([named('3', 30, 'Nobody')], db)
    expect(await card()).toEqual({ name: 'Ann Smith', company: 'Example' })
  })

  test('text that tries to be SQL is stored as text', async () => {
    const text = `'); DROP TABLE event; -- \\ " {} \t\n\r \\N $1`
    await recordEvents([view(text, 0, { title: text, path: text, props: { [text]: text } })], db)
    const [event] = await db.query(sql`SELECT id, title, path, props FROM event`)
    expect(event).toEqual({ id: text.trim(), title: text, path: text, props: { [text]: text } })
    await expectClean()
  })

  test('writers of the same leads at the same time lose nothing', async () => {
    const writers = Array.from({ length: 8 }, (_, writer) =>
      Array.from({ length: 40 }, (_, i) =>
        view(`${writer}-${i}`, (i * 37 + writer * 11) % 400, {
          lead: { key: `user:${(i * 7 + writer) % 12}` },
          path: `/page-${(i + writer) % 9}`,
        }),
      ),
    )
    const batches = writers.flatMap((events) => [events.slice(0, 20), events.slice(20), events.slice(10, 30)])
    const results = await Promise.all(batches.map((batch) => recordEvents(batch, db)))
    expect(results.reduce((sum, { created }) => sum + created, 0)).toBe(8 * 40)
    expect(await db.query(sql`SELECT count(*) AS count FROM event`)).toEqual([{ count: 8 * 40 }])
    await expectClean()
  })
})
