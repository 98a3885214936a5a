import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { emptyTables, testEngines } from '@/lib/db/testing'
import type { IncomingJoin } from '@/lib/events/incoming-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { recordEvents } from '@/lib/events/record-events'
import { verifySessions } from '@/lib/sessions/verify-sessions'
import { dismissConflict } from './dismiss-conflict'
import { joinAgain } from './join-again'
import { joinConflict } from './join-conflict'
import { joinLeads } from './join-leads'
import { lastingColumns } from './joins/move-events'
import { minute, nowMs, same, start, view } from './joins.fixture'
import { leadIdentities } from './lead-identities'
import { listConflicts } from './list-conflicts'
import { undoJoin } from './undo-join'

describe.each(testEngines)('joining leads on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  afterAll(() => db?.close())
  beforeEach(() => emptyTables(db))

  const join = (...joins: IncomingJoin[]) => joinLeads(joins, db, nowMs)
  /** Keys by lead, each lead called by the key that its id was made of. */
  const leads = async () => {
    const rows = await db.query<{ id: string; keys: string[]; events: number; sessions: number }>(sql`
      SELECT id, ARRAY(SELECT key FROM identity WHERE lead_id = lead.id ORDER BY key) AS keys,
        event_count AS events, session_count AS sessions FROM lead`)
    expect(await verifySessions({}, db)).toMatchObject({ count: 0, differences: [] })
    return Object.fromEntries(
      rows.map(({ id, keys, events, sessions }) => [
        keys.find((key) => leadIdOf(key) === id) ?? id,
        `${keys.join(' ')}: ${events} in ${sessions}`,
      ]),
    )
  }
  const eventsOf = (key: string) =>
    db.query<{ id: string; via: string | null }>(
      sql`SELECT id, via FROM event WHERE lead_id = ${leadIdOf(key)} ORDER BY seq`,
    )

  test('keys that nobody has seen make a lead, named by the best known', async () => {
    const card = { name: 'Ann', email: 'ann@acme.test', company: 'Acme', owner: 'Rita' }
    const [outcome] = await join({ ...same('anon:1', 'email:Ann@acme.test', 'user:42'), card })
    expect(outcome).toEqual({ outcome: 'joined', leadId: leadIdOf('user:42') })
    expect(await leads()).toEqual({ 'user:42': 'anon:1 email:ann@acme.test user:42: 0 in 0' })
    expect(await db.query(sql`SELECT name, email, company, owner FROM lead`)).toEqual([card])
  })

  test('a visitor becomes known: the key joins the lead that is there, and no event moves', async () => {
    await recordEvents([view('1', 'anon:1', 0), view('2', 'anon:1', 90)], db)
    await join(same('user:42', 'anon:1'))
    await recordEvents([view('3', 'user:42', 95)], db)
    expect(await leads()).toEqual({ 'anon:1': 'anon:1 user:42: 3 in 2' })
    expect(await eventsOf('anon:1')).toMatchObject([{ via: null }, { via: null }, { via: 'user:42' }])
  })

  test('two leads become one: its sessions are made of the events of both', async () => {
    await recordEvents([view('1', 'anon:1', 0), view('2', 'anon:1', 40), view('3', 'user:42', 20)], db)
    const [outcome] = await join(same('user:42', 'anon:1'))
    expect(outcome).toEqual({ outcome: 'joined', leadId: leadIdOf('user:42') })
    expect(await leads()).toEqual({ 'user:42': 'anon:1 user:42: 3 in 1' })
    expect(await eventsOf('user:42')).toEqual([
      { id: '1', via: 'anon:1' },
      { id: '2', via: 'anon:1' },
      { id: '3', via: null },
    ])
  })

  test.each([
    ['a user before an address', ['anon:1', 'email:a@acme.test', 'user:42'], 'user:42'],
    ['an address before a visitor', ['anon:1', 'email:a@acme.test', 'anon:2'], 'email:a@acme.test'],
    ['the first of equals', ['anon:2', 'anon:1'], 'anon:2'],
  ])('the lead that stays: %s', async (_, keys, root) => {
    await recordEvents(
      keys.map((key, index) => view(`${index}`, key, index)),
      db,
    )
    await join(same(...keys))
    expect(Object.keys(await leads())).toEqual([root])
  })

  test('an event moves with all that is known of it', async () => {
    const columns = await db.query<{ column_name: string }>(sql`
      SELECT column_name FROM information_schema.columns
      WHERE table_name = 'event' AND column_name NOT IN ('lead_id', 'via') ORDER BY 1`)
    expect(lastingColumns.toSorted()).toEqual(columns.map(({ column_name }) => column_name))
  })

  test('a join that is repeated changes nothing', async () => {
    await recordEvents([view('1', 'anon:1', 0), view('2', 'user:42', 10)], db)
    await join(same('user:42', 'anon:1'))
    const rows = async () => [
      await db.query(sql`SELECT * FROM event ORDER BY seq`),
      await db.query(sql`SELECT * FROM lead_join`),
      await db.query(sql`SELECT * FROM lead`),
    ]
    const before = await rows()
    expect(await join(same('user:42', 'anon:1'), same('anon:1', 'user:42'))).toMatchObject([
      { outcome: 'known' },
      { outcome: 'known' },
    ])
    expect(await rows()).toEqual(before)
  })

  test('chains end where they lead, in one batch as in several', async () => {
    await recordEvents([view('a', 'anon:1', 0), view('b', 'email:b@acme.test', 10), view('c', 'user:42', 20)], db)
    await join(same('email:b@acme.test', 'anon:1'), same('user:42', 'email:b@acme.test'))
    expect(await leads()).toEqual({ 'user:42': 'anon:1 email:b@acme.test user:42: 3 in 1' })
    const rows = await db.query<{ from_lead: string; into_lead: string; events: number }>(
      sql`SELECT from_lead, into_lead, events FROM lead_join`,
    )
    expect(rows).toHaveLength(2)
    expect(rows).toContainEqual({ from_lead: leadIdOf('anon:1'), into_lead: leadIdOf('email:b@acme.test'), events: 1 })
  })

  test('the same event id in both is a duplicate: the event that came first counts', async () => {
    await recordEvents([view('same', 'anon:1', 0)], db)
    await recordEvents([view('same', 'user:42', 100), view('other', 'user:42', 102)], db)
    await join(same('user:42', 'anon:1'))
    expect(await leads()).toEqual({ 'user:42': 'anon:1 user:42: 2 in 2' })
    expect(await eventsOf('user:42')).toEqual([
      { id: 'same', via: 'anon:1' },
      { id: 'other', via: null },
    ])
    expect(await db.query(sql`SELECT key, id FROM event_aside`)).toEqual([{ key: 'user:42', id: 'same' }])
  })

  test('the card takes news from the join, and fills its gaps from the joined lead', async () => {
    const lead = { key: 'anon:1', name: 'A visitor', company: 'Acme', owner: 'Rita' }
    await recordEvents([view('1', 'anon:1', 0, { lead }), view('2', 'user:42', 5)], db)
    await join({ ...same('user:42', 'anon:1'), card: { name: 'Ann' }, at: start + 10 * minute })
    const card = () => db.query(sql`SELECT name, company, owner FROM lead`)
    expect(await card()).toEqual([{ name: 'Ann', company: 'Acme', owner: 'Rita' }])
    await join({ ...same('user:42'), card: { name: 'Old name' }, at: start })
    expect(await card()).toMatchObject([{ name: 'Ann' }])
    await join({ ...same('user:42'), card: { name: 'Ann Smith' }, at: start + 20 * minute })
    expect(await card()).toMatchObject([{ name: 'Ann Smith' }])
  })

  describe('two known users', () => {
    test('on a shared device stay two: the visitor stays with the first, and the conflict is counted', async () => {
      await recordEvents([view('1', 'anon:1', 0)], db)
      await join(same('user:1', 'anon:1'))
      const outcomes = await join(same('user:2', 'anon:1', 'anon:2'), same('user:2', 'anon:1'))
      expect(outcomes).toMatchObject([
        { outcome: 'conflict', leadId: leadIdOf('user:2') },
        { outcome: 'conflict', leadId: leadIdOf('user:2') },
      ])
      expect(await leads()).toEqual({
        'anon:1': 'anon:1 user:1: 1 in 1',
        'user:2': 'anon:2 user:2: 0 in 0',
      })
      expect(await listConflicts(db)).toMatchObject([
        { times: 2, keys: ['user:1', 'user:2', 'anon:1'], leads: [{}, {}] },
      ])
    })

    test('named together join nothing', async () => {
      const alias = { ...same('user:2', 'user:1', 'anon:1'), reason: 'alias' as const }
      expect(await join(alias)).toMatchObject([{ outcome: 'conflict', leadId: null }])
      expect(await leads()).toEqual({})
      expect(await listConflicts(db)).toMatchObject([
        { keys: ['user:1', 'user:2'], leads: [], strangers: ['user:1', 'user:2'] },
      ])
    })

    test('reached by other keys join nothing', async () => {
      await join(same('user:1', 'anon:1'), same('user:2', 'email:b@acme.test'))
      expect(await join(same('email:b@acme.test', 'anon:1', 'anon:3'))).toMatchObject([{ outcome: 'conflict' }])
      expect(await leads()).toEqual({
        'user:1': 'anon:1 user:1: 0 in 0',
        'user:2': 'email:b@acme.test user:2: 0 in 0',
      })
    })

    describe('joined by hand', () => {
      beforeEach(async () => {
        await recordEvents([view('1', 'user:1', 0), view('2', 'user:2', 5), view('3', 'user:2', 90)], db)
        await join(same('user:1', 'anon:1'), same('user:2', 'anon:1'))
      })
      const byHand = async (input: object = {}) =>
        joinConflict((await listConflicts(db))[0]?.id ?? '', input, nowMs, db)
      const joinOf = async (key: string) => {
        const joins = (await leadIdentities(leadIdOf(key), db)).joins
        return joins.find(({ reason }) => reason === 'person')
      }

      test('are one: the chosen lead stays, and its page says why', async () => {
        expect(await listConflicts(db)).toMatchObject([
          {
            leads: [
              { eventCount: 1, keys: ['anon:1', 'user:1'] },
              { eventCount: 2, sessionCount: 2 },
            ],
            strangers: [],
          },
        ])
        await byHand({ stays: leadIdOf('user:2'), why: ' Changed her address ' })
        expect(await leads()).toEqual({ 'user:2': 'anon:1 user:1 user:2: 3 in 2' })
        expect(await joinOf('user:2')).toMatchObject({ key: 'user:1', note: 'Changed her address', joinedAt: nowMs })
        expect(await listConflicts(db)).toEqual([])
      })

      test('without a choice the first stays, and what the source said is why', async () => {
        await byHand()
        expect(Object.keys(await leads())).toEqual(['user:1'])
        expect((await joinOf('user:1'))?.note).toMatch(/^A call to identify named user:2, anon:1 as one/)
      })

      test('stay one for whatever names either, and a third user is in conflict with them', async () => {
        await byHand()
        expect(await join(same('user:2', 'anon:2'), same('user:1', 'user:2'), same('anon:1', 'anon:2'))).toMatchObject([
          { outcome: 'joined', leadId: leadIdOf('user:1') },
          { outcome: 'known' },
          { outcome: 'known' },
        ])
        expect(await join(same('user:3', 'anon:2'))).toMatchObject([{ outcome: 'conflict' }])
        expect(await listConflicts(db)).toMatchObject([{ keys: ['user:1', 'user:2', 'user:3', 'anon:2'] }])
        await byHand()
        expect(await leads()).toEqual({ 'user:1': 'anon:1 anon:2 user:1 user:2 user:3: 3 in 2' })
      })

      test('are parted by an undo, stay apart for calls, and can be joined again', async () => {
        const before = await leads()
        await byHand({ why: 'One person' })
        const joined = await leads()
        await undoJoin((await joinOf('user:1'))?.id ?? '', nowMs, db)
        expect(await leads()).toEqual(before)
        expect(await join(same('user:1', 'user:2'))).toMatchObject([{ outcome: 'conflict' }])
        expect(await listConflicts(db)).toEqual([])
        const { parted } = await leadIdentities(leadIdOf('user:1'), db)
        await joinAgain(parted[0]?.id ?? '', nowMs, db)
        expect(await leads()).toEqual(joined)
        expect(await joinOf('user:1')).toMatchObject({ note: 'One person' })
      })

      test.each([
        [{ stays: 'other' }, 'conflict'],
        [{ why: 'x'.repeat(301) }, 'bad_request'],
        [{ leads: [] }, 'bad_request'],
      ])('not by %j', async (input, code) => {
        const before = await leads()
        await expect(byHand(input)).rejects.toMatchObject({ code })
        expect(await leads()).toEqual(before)
      })
    })

    test('who have become two others by now are not joined again', async () => {
      await join(same('user:1', 'anon:1'))
      const [edge] = (await leadIdentities(leadIdOf('user:1'), db)).joins
      await undoJoin(edge?.id ?? '', nowMs, db)
      await join(same('user:2', 'anon:1'))
      await expect(joinAgain(edge?.id ?? '', nowMs, db)).rejects.toMatchObject({ code: 'conflict' })
      expect(await leads()).toEqual({ 'user:1': 'user:1: 0 in 0', 'user:2': 'anon:1 user:2: 0 in 0' })
    })

    test('of whom nothing has come are joined as keys', async () => {
      await join(same('user:2', 'user:1'))
      const [conflict] = await listConflicts(db)
      await joinConflict(conflict?.id ?? '', {}, nowMs, db)
      expect(Object.values(await leads())).toEqual(['user:1 user:2: 0 in 0'])
      await expect(joinConflict('none', {}, nowMs, db)).rejects.toMatchObject({ code: 'not_found' })
    })

    test('a dismissed conflict stays away', async () => {
      await join(same('user:1', 'anon:1'), same('user:2', 'anon:1'))
      const [conflict] = await listConflicts(db)
      await dismissConflict(conflict?.id ?? '', nowMs, db)
      await join(same('user:2', 'anon:1'))
      expect(await listConflicts(db)).toEqual([])
      await expect(dismissConflict('none', nowMs, db)).rejects.toMatchObject({ code: 'not_found' })
    })
  })

  test.each([[[]], [['user:']], [['']], [Array.from({ length: 21 }, (_, i) => `anon:${i}`)]])(
    'the keys %j are refused, and nothing of the batch is stored',
    async (keys) => {
      await expect(join(same('user:1'), same(...keys))).rejects.toMatchObject({ code: 'bad_request' })
      expect(await leads()).toEqual({})
    },
  )

  test('joins and events of the same leads at the same time lose nothing', async () => {
    const batch = (writer: number) =>
      Array.from({ length: 30 }, (_, i) => view(`${writer}-${i}`, `anon:${(i * 7 + writer) % 12}`, (i * 37) % 400))
    const work = Array.from({ length: 12 }, (_, writer) => [
      recordEvents(batch(writer), db),
      join(same(`user:${writer % 4}`, `anon:${writer}`)),
      join(same(`anon:${writer}`, `anon:${(writer + 4) % 12}`)),
    ])
    await Promise.all(work.flat())
    expect(await db.query(sql`SELECT count(*) AS count FROM event`)).toEqual([{ count: 12 * 30 }])
    await join(...[0, 1, 2, 3].map((user) => same(`user:${user}`, `anon:${user}`)))
    const all = await leads()
    expect(Object.keys(all)).toHaveLength(4)
  })
})
