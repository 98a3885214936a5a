import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { emptyTables, testEngines } from '@/lib/db/testing'
import type { IncomingEvent, IncomingJoin } from '@/lib/events/incoming-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { recordEvents } from '@/lib/events/record-events'
import { verifySessions } from '@/lib/sessions/verify-sessions'
import { joinAgain } from './join-again'
import { joinLeads } from './join-leads'
import { minute, nowMs, same, start, view } from './joins.fixture'
import { undoJoin } from './undo-join'

describe.each(testEngines)('undoing a join on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  afterAll(() => db?.close())
  beforeEach(() => emptyTables(db))

  const record = (...events: IncomingEvent[]) => recordEvents(events, db, nowMs)
  const join = (...joins: IncomingJoin[]) => joinLeads(joins, db, nowMs)
  const undo = async (key: string) => {
    const [row] = await db.query<{ id: string }>(
      sql`SELECT id FROM lead_join WHERE from_lead = ${leadIdOf(key)} AND undone_at IS NULL`,
    )
    return undoJoin(row?.id ?? 'none', nowMs, db)
  }
  /** Everything that a join may touch, but for the joins themselves. */
  const state = async () => {
    expect(await verifySessions({}, db)).toMatchObject({ count: 0, differences: [], staleLeads: 0 })
    return {
      leads: await db.query(sql`SELECT * FROM lead ORDER BY id`),
      identities: await db.query(sql`SELECT * FROM identity ORDER BY key`),
      events: await db.query(sql`SELECT * FROM event ORDER BY lead_id, id`),
      sessions: await db.query(sql`SELECT * FROM session ORDER BY lead_id, id`),
      aside: await db.query(sql`SELECT * FROM event_aside`),
    }
  }
  const eventsOf = async (key: string) => {
    const rows = await db.query<{ id: string }>(sql`SELECT id FROM event WHERE lead_id = ${leadIdOf(key)} ORDER BY seq`)
    return rows.map(({ id }) => id).join(' ')
  }

  test('all is as it was: events, sessions, keys, cards, the time at which the lead was made', async () => {
    await record(
      view('1', 'anon:1', 0, { lead: { key: 'anon:1', name: 'A visitor', company: 'Acme' }, props: { a: [1] } }),
      view('2', 'anon:1', 40, { suppressed: 'bot', agent: 'curl' }),
      view('same', 'anon:1', 50),
    )
    await record(view('3', 'user:42', 20, { lead: { key: 'user:42', name: 'Ann' } }), view('same', 'user:42', 60))
    const before = await state()
    await join(same('user:42', 'anon:1'))
    expect((await state()).leads).toHaveLength(1)
    expect(await undo('anon:1')).toEqual({ leadId: leadIdOf('user:42'), partedId: leadIdOf('anon:1') })
    expect(await state()).toEqual(before)
  })

  test('events go with the key that they came by, also those that came since', async () => {
    await record(view('1', 'anon:1', 0), view('2', 'user:42', 20))
    await join(same('user:42', 'anon:1'))
    await record(view('3', 'anon:1', 25), view('4', 'user:42', 26), view('5', 'anon:1', 90))
    await undo('anon:1')
    expect([await eventsOf('anon:1'), await eventsOf('user:42')]).toEqual(['1 3 5', '2 4'])
    await record(view('6', 'anon:1', 91))
    expect(await eventsOf('anon:1')).toBe('1 3 5 6')
    await state()
  })

  test('a key that never had a lead gets one when something has come by it, else it is forgotten', async () => {
    await join(same('user:42', 'anon:1', 'anon:2'))
    await record(view('1', 'anon:1', 0))
    expect(await undo('anon:1')).toMatchObject({ partedId: leadIdOf('anon:1') })
    expect(await undo('anon:2')).toMatchObject({ partedId: null })
    expect((await state()).identities).toMatchObject([{ key: 'anon:1' }, { key: 'user:42' }])
  })

  test('a known user takes the card along that was told of it', async () => {
    await record(view('1', 'anon:1', 0))
    const visitor = await state()
    await join({ ...same('user:42', 'email:ann@acme.test', 'anon:1'), card: { name: 'Ann', company: 'Acme' } })
    await join({ ...same('user:42'), card: { name: 'Ann Smith' }, at: start + minute })
    await undo('user:42')
    const { leads } = await state()
    expect(leads).toHaveLength(2)
    expect(leads).toContainEqual(visitor.leads[0])
    expect(leads).toContainEqual(
      expect.objectContaining({ id: leadIdOf('user:42'), name: 'Ann Smith', email: 'ann@acme.test', company: 'Acme' }),
    )
  })

  test('a lead keeps what its card said already, also when a joined one said the same', async () => {
    const of = (key: string) => ({ lead: { key, company: 'Acme' } })
    await record(view('a', 'anon:1', 0, of('anon:1')), view('b', 'email:b@acme.test', 10))
    await record(view('c', 'user:42', 20, of('user:42')))
    const before = await state()
    await join(same('email:b@acme.test', 'anon:1'), same('user:42', 'anon:1'))
    await undo('anon:1')
    await undo('email:b@acme.test')
    expect(await state()).toEqual(before)
  })

  test.each([
    ['the first one', ['anon:1', 'email:b@acme.test']],
    ['the last one', ['email:b@acme.test', 'anon:1']],
  ])('a chain is undone from either end: %s first', async (_, order) => {
    await record(view('a', 'anon:1', 0), view('b', 'email:b@acme.test', 10), view('c', 'user:42', 20))
    const before = await state()
    await join(same('email:b@acme.test', 'anon:1'))
    const joined = await state()
    await join(same('user:42', 'email:b@acme.test'))
    for (const [index, key] of order.entries()) {
      await undo(key)
      if (index === 0 && key !== 'anon:1') expect(await state()).toEqual(joined)
      if (index === 0 && key === 'anon:1') expect(await eventsOf('user:42')).toBe('b c')
    }
    expect(await state()).toEqual(before)
  })

  test('a duplicate comes back where it has nothing to give way to', async () => {
    await record(view('same', 'anon:1', 0))
    await record(view('same', 'anon:2', 10))
    await record(view('same', 'user:42', 20))
    const before = await state()
    await join(same('user:42', 'anon:2'))
    const withSecond = await state()
    await join(same('user:42', 'anon:1'))
    expect((await state()).events).toHaveLength(1)
    await undo('anon:1')
    expect(await state()).toEqual(withSecond)
    await undo('anon:2')
    expect(await state()).toEqual(before)
  })

  test('an event that was refused as a duplicate since the join comes back as it was sent', async () => {
    const sent = view('same', 'anon:1', 30, { props: { plan: ['pro', null] }, title: 'Pricing', points: 3 })
    await record(view('1', 'anon:1', 0))
    await record(sent)
    const [apart] = await db.query(sql`SELECT * FROM event WHERE id = 'same'`)
    await emptyTables(db)

    await record(view('1', 'anon:1', 0), view('same', 'user:42', 20))
    await join(same('user:42', 'anon:1'))
    expect(await record(sent, sent)).toMatchObject({ duplicates: 2 })
    expect(await record({ ...sent, title: 'Sent again' }, view('2', 'anon:1', 40))).toMatchObject({ created: 1 })
    expect((await state()).events).toHaveLength(3)
    await undo('anon:1')
    expect([await eventsOf('anon:1'), await eventsOf('user:42')]).toEqual(['1 same 2', 'same'])
    const [back] = await db.query(sql`SELECT * FROM event WHERE id = 'same' AND lead_id = ${leadIdOf('anon:1')}`)
    expect(back).toEqual({ ...(apart as object), seq: expect.any(Number) })
    expect((await state()).aside).toEqual([])
  })

  test('it is not joined again by the next call to identify, but by a person', async () => {
    await record(view('1', 'anon:1', 0), view('2', 'user:42', 20))
    const before = await state()
    await join(same('user:42', 'anon:1'))
    const joined = await state()
    await undo('anon:1')
    expect(await join(same('user:42', 'anon:1'))).toMatchObject([{ outcome: 'apart', leadId: leadIdOf('user:42') }])
    await join(same('anon:1', 'anon:9'))
    expect(await join(same('user:42', 'anon:9'))).toMatchObject([{ outcome: 'apart' }])
    await undo('anon:9')
    expect(await state()).toEqual(before)
    const [parted] = await db.query<{ id: string }>(
      sql`SELECT id FROM lead_join WHERE from_lead = ${leadIdOf('anon:1')}`,
    )
    await joinAgain(parted?.id ?? '', nowMs, db)
    expect(await state()).toEqual(joined)
    await expect(joinAgain(parted?.id ?? '', nowMs, db)).rejects.toMatchObject({ code: 'not_found' })
    expect(await join(same('user:42', 'anon:1'))).toMatchObject([{ outcome: 'known' }])
  })

  test('what is undone already, or never was, is said to be so', async () => {
    await record(view('1', 'anon:1', 0), view('2', 'user:42', 20))
    await join(same('user:42', 'anon:1'))
    const [row] = await db.query<{ id: string }>(sql`SELECT id FROM lead_join`)
    await undo('anon:1')
    await expect(undoJoin(row?.id ?? '', nowMs, db)).rejects.toMatchObject({ code: 'conflict' })
    await expect(undoJoin('none', nowMs, db)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('beside writers and other joins of the same leads it loses nothing', async () => {
    await record(...Array.from({ length: 8 }, (_, i) => view(`first ${i}`, `anon:${i}`, i)))
    await join(...Array.from({ length: 8 }, (_, i) => same(`user:${i % 2}`, `anon:${i}`)))
    const work = Array.from({ length: 8 }, (_, i) => [
      record(...Array.from({ length: 10 }, (_, j) => view(`${i} ${j}`, `anon:${(i + j) % 8}`, j * 20))),
      undo(`anon:${i}`).catch((error) => expect(error).toMatchObject({ code: 'not_found' })), // user 0 and 1 came to it
      join(same(`user:${(i + 1) % 2}`, `anon:${(i + 3) % 8}`)),
    ])
    await Promise.all(work.flat())
    const { events, identities } = await state()
    expect(events).toHaveLength(88)
    for (const { lead_id, via } of events as { lead_id: string; via: string | null }[]) {
      if (via) expect(identities).toContainEqual(expect.objectContaining({ key: via, lead_id }))
    }
  })
})
