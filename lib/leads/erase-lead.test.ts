import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { raw, sql } from '@/lib/db/sql'
import { emptyTables, testEngines } from '@/lib/db/testing'
import type { IncomingEvent, IncomingJoin } from '@/lib/events/incoming-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { recordEvents } from '@/lib/events/record-events'
import { verifySessions } from '@/lib/sessions/verify-sessions'
import { eraseLead } from './erase-lead'
import { exportLead } from './export-lead'
import { findErasure } from './find-erasure'
import { joinLeads } from './join-leads'
import { leadIdentities } from './lead-identities'
import { undoJoin } from './undo-join'

const minute = 60_000
const start = Date.UTC(2026, 2, 1)
const nowMs = start + 365 * 86_400_000
const ann = leadIdOf('user:ann')

function view(id: string, key: string, minutes: number, change: Partial<IncomingEvent> = {}): IncomingEvent {
  return { id, lead: { key }, occurredAt: start + minutes * minute, type: 'page_view', path: '/', points: 1, ...change }
}

function same(...keys: string[]): IncomingJoin {
  return { keys, card: {}, at: start, reason: 'identify' }
}

describe.each(testEngines)('all of a lead on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  afterAll(() => db?.close())
  beforeEach(async () => {
    await emptyTables(db)
    const lead = { key: 'user:ann', name: 'Ann Example', email: 'ann@acme.test' }
    await recordEvents([view('1', 'anon:1', 0), view('2', 'anon:1', 5, { suppressed: 'bot' })], db, nowMs)
    await recordEvents([view('1', 'user:ann', 40, { lead }), view('3', 'user:ann', 90, { lead })], db, nowMs)
    await recordEvents([view('1', 'user:ben', 3)], db, nowMs)
    await joinLeads([same('user:ann', 'anon:1', 'anon:2'), same('user:ben', 'anon:1')], db, nowMs)
  })

  test('erased leaves a receipt, and no word of it anywhere', async () => {
    const receipt = await eraseLead(ann, nowMs, db)
    expect(receipt).toMatchObject({ leadId: ann, erasedAt: nowMs, identities: 3, events: 4, sessions: 2 })
    expect(await verifySessions({}, db)).toMatchObject({ leads: 1, count: 0, differences: [] })
    for (const table of [
      'lead',
      'lead_text',
      'identity',
      'event',
      'event_aside',
      'session',
      'lead_join',
      'identity_conflict',
    ]) {
      const rows = JSON.stringify(await db.query(raw(`SELECT * FROM ${table}`)))
      expect(rows).not.toMatch(new RegExp(`${ann}|ann|anon:|Example`))
    }
    expect(await findErasure(ann, db)).toEqual(receipt)
  })

  test('the link to a lead that had been joined to it says the same', async () => {
    const receipt = await eraseLead(ann, nowMs, db)
    expect(await findErasure(leadIdOf('anon:1'), db)).toEqual(receipt)
    expect(await findErasure(leadIdOf('user:ben'), db)).toBeNull()
    expect(await findErasure("' OR true --", db)).toBeNull()
  })

  test('a later event by one of its keys makes a new lead', async () => {
    await eraseLead(ann, nowMs, db)
    await recordEvents([view('1', 'user:ann', 0), view('1', 'anon:1', 0)], db, nowMs)
    expect(await db.query(sql`SELECT id, name, event_count FROM lead WHERE id = ${ann}`)).toEqual([
      { id: ann, name: null, event_count: 1 },
    ])
    expect(await verifySessions({}, db)).toMatchObject({ leads: 3, count: 0 })
  })

  test('what is not there cannot be erased', async () => {
    for (const id of ['none', leadIdOf('anon:1'), '\0']) {
      await expect(eraseLead(id, nowMs, db)).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  test('events that arrive meanwhile are erased, or make a new lead', async () => {
    const batches = Array.from({ length: 6 }, (_, i) =>
      recordEvents([view(`a${i}`, 'user:ann', i * 40), view(`b${i}`, 'anon:1', i * 40)], db),
    )
    const receipt = await Promise.all([eraseLead(ann, nowMs, db), ...batches]).then(([erased]) => erased)
    const [left] = await db.query<{ count: number }>(sql`SELECT count(*) AS count FROM event`)
    expect(receipt.events + (left?.count ?? 0)).toBe(4 + 1 + 12)
    expect(await verifySessions({}, db)).toMatchObject({ count: 0, differences: [] })
  })

  test('exported as JSON has everything, one row a line', async () => {
    const read = async (id: string) => {
      let text = ''
      for await (const piece of (await exportLead(id, nowMs, db)) ?? []) text += piece
      return text
    }
    const all = JSON.parse(await read(leadIdOf('anon:1')))
    expect(all).toMatchObject({
      exportedAt: new Date(nowMs).toISOString(),
      lead: { id: ann, name: 'Ann Example', email: 'ann@acme.test', createdAt: new Date(nowMs).toISOString() },
      identities: ['anon:1', 'anon:2', 'user:ann'],
      joins: [{ key: 'anon:1', reason: 'identify', events: 2 }, { key: 'anon:2' }],
      sessions: [{ eventCount: 1, entryType: 'page_view' }, {}],
      events: [
        { id: '1', via: 'anon:1' },
        { id: '2', suppressed: 'bot' },
        { id: '3', via: null },
      ],
      duplicates: [{ id: '1', via: 'user:ann' }],
    })
    expect(all.events[0].occurredAt).toBe(new Date(start).toISOString())
    await recordEvents(
      Array.from({ length: 2100 }, (_, i) => view(`long ${i}`, 'user:cy', Math.floor(i / 2) * 31)),
      db,
    )
    const long = JSON.parse(await read(leadIdOf('user:cy')))
    expect(new Set(long.events.map(({ id }: { id: string }) => id)).size).toBe(2100)
    expect(long.sessions).toHaveLength(1050)
    expect(await exportLead('none', nowMs, db)).toBeNull()
  })

  test('its identities say how each came, and what was parted', async () => {
    const known = await leadIdentities(ann, db)
    expect(known).toMatchObject({
      ownKey: 'user:ann',
      joins: [
        { key: 'anon:1', keys: ['anon:1'], intoKey: 'user:ann', reason: 'identify', joinedAt: nowMs, events: 2 },
        { key: 'anon:2', events: 0 },
      ],
      parted: [],
      duplicates: 1,
    })
    for (const { id } of known.joins) await undoJoin(id, nowMs, db)
    expect(await leadIdentities(ann, db)).toMatchObject({
      joins: [],
      parted: [
        { undoneAt: nowMs, key: expect.stringMatching('anon:') },
        { undoneAt: nowMs, key: expect.stringMatching('anon:') },
      ],
      duplicates: 0,
    })
    expect(await leadIdentities(leadIdOf('anon:1'), db)).toMatchObject({
      ownKey: 'anon:1',
      parted: [{ key: 'user:ann', lead: { id: ann, name: 'Ann Example' } }],
    })
  })
})
