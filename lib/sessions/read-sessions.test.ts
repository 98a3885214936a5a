import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { openTestDatabase } from '@/lib/db/testing'
import { leadIdOf } from '@/lib/events/lead-id'
import { recordEvents } from '@/lib/events/record-events'
import { parseSessionQuery } from '@/lib/filters/session-query'
import { searchLeads } from '@/lib/leads/search-leads'
import { rowsOnly } from './columns/rows-only.fixture'
import { exportSessions } from './export-sessions'
import { listSessions } from './list-sessions'
import { sessionFacet } from './session-facet'
import { sessionTrend } from './session-trend'
import { summarizeSessions } from './summarize-sessions'

const nowMs = Date.parse('2026-03-31T12:00:00Z')
const ann = { key: 'user:ann', name: 'Ann, "the" Lee', email: 'ann@acme.test', company: '=Acme()' }

let db: Database

beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

const query = (text: string) => parseSessionQuery(new URLSearchParams(text)).query
const list = (text: string) => listSessions(query(text), nowMs, db)

describe('an empty database', () => {
  test('has one empty page', async () => {
    expect(await list('')).toEqual({ rows: [], next: null, previous: null })
    expect(await list('last=1')).toEqual({ rows: [], next: null, previous: null })
    expect(await list('after=startedAt:5:a')).toEqual({ rows: [], next: null, previous: null })
  })

  test('has no rates and no median', async () => {
    const nothing = {
      ...{ sessions: 0, leads: 0, points: 0, medianDurationMs: null, medianIsApproximate: false },
      ...{ bounceRate: null, conversionRate: null },
    }
    expect(await summarizeSessions({}, nowMs, db)).toEqual({ current: nothing, previous: null })
    expect(await summarizeSessions({ outcome: ['converted'] }, nowMs, db)).toEqual({ current: nothing, previous: null })
  })

  test('has bars only for days that were asked for', async () => {
    expect(await sessionTrend({}, nowMs, db)).toEqual({ unit: 'day', buckets: [] })
    const { buckets } = await sessionTrend({ from: '2026-03-30', to: '2026-03-31' }, nowMs, db)
    expect(buckets.map(({ from }) => from)).toEqual(['2026-03-30', '2026-03-31'])
  })

  test('counts 0 for every value of a closed list', async () => {
    expect(await sessionFacet('intent', {}, nowMs, '', db)).toEqual([
      { value: 'high', label: 'High', count: 0 },
      { value: 'research', label: 'Research', count: 0 },
      { value: 'neutral', label: 'Neutral', count: 0 },
      { value: 'low', label: 'Low', count: 0 },
    ])
    expect(await sessionFacet('entry', {}, nowMs, '', db)).toEqual([])
  })
})

describe('two sessions', () => {
  beforeAll(async () => {
    const at = (time: string) => Date.parse(`2026-03-31T${time}Z`)
    await recordEvents(
      [
        { id: '1', lead: ann, occurredAt: at('08:00:00'), type: 'email_open', campaign: 'Spring, 2026' },
        { id: '2', lead: ann, occurredAt: at('08:07:12.5'), type: 'page_view', path: '/pricing', points: -7 },
        { id: '3', lead: { key: 'anon:b', name: 'Bob' }, occurredAt: at('11:58:00'), type: 'demo_request', points: 20 },
      ],
      db,
    )
  })

  test('are listed with their leads and their status of now', async () => {
    const { rows } = await list('')
    expect(rows.map(({ lead, status, eventCount, durationMs }) => [lead.name, status, eventCount, durationMs])).toEqual(
      [
        ['Bob', 'active', 1, 0],
        ['Ann, "the" Lee', 'ended', 2, 432_500],
      ],
    )
  })

  test('a duration counts in whole seconds, as it is shown', async () => {
    expect((await list('duration=432')).rows).toHaveLength(1)
    expect((await list('duration=433..')).rows).toHaveLength(0)
  })

  test('past the end the page is empty, and leads back to the row at its cursor', async () => {
    const [, old] = (await list('')).rows
    const past = await list(`after=startedAt:${old?.startedAt}:${old?.id}`)
    expect(past).toMatchObject({ rows: [], next: null })
    expect((await list(`before=${past.previous}`)).rows.map(({ id }) => id)).toContain(old?.id)
    const above = await list('before=startedAt:9999999999999:x')
    expect(above).toMatchObject({ rows: [], previous: null })
    expect((await list(`after=${above.next}`)).rows).toHaveLength(2)
    const nothing = await list('after=startedAt:5:x&entry=call')
    expect(nothing).toEqual({ rows: [], next: null, previous: null })
  })

  test('are exported in fixed columns, safe for spreadsheets', async () => {
    let text = ''
    for await (const piece of exportSessions({}, 'startedAt', nowMs, 'Europe/Berlin', db)) text += piece
    expect(text).toMatch(/^session_id,lead_id,[a-z_,]+\r\n/)
    const [first, second] = parse(text, { columns: true }) as Record<string, string>[]
    expect(first).toEqual({
      session_id: `${leadIdOf('user:ann')}-${Date.parse('2026-03-31T08:00:00Z').toString(36)}`,
      lead_id: leadIdOf('user:ann'),
      lead_name: 'Ann, "the" Lee',
      lead_email: 'ann@acme.test',
      lead_company: "'=Acme()",
      started_at: '2026-03-31T08:00:00.000Z',
      ended_at: '2026-03-31T08:07:12.500Z',
      started_at_local: '2026-03-31 10:00:00',
      ended_at_local: '2026-03-31 10:07:12',
      duration_seconds: '432.5',
      events: '2',
      points: '-7',
      entry_type: 'email_open',
      entry_label: 'Email opened',
      entry_path: '',
      exit_type: 'page_view',
      exit_label: 'Pricing',
      exit_path: '/pricing',
      source: 'Email',
      campaign: 'Spring, 2026',
      status: 'ended',
      outcome: 'engaged',
      intent: first?.intent,
      intent_reasons: first?.intent_reasons,
      steps: 'Email opened > Pricing',
    })
    expect(second).toMatchObject({ lead_name: 'Bob', status: 'active', points: '20', campaign: '' })
  })

  test('more sessions than one read are exported once each, whatever the order', async () => {
    const many = Array.from({ length: 2500 }, (_, index) => ({
      id: `${index}`,
      lead: { key: `user:many-${index % 500}` },
      occurredAt: Date.parse('2025-01-01T00:00:00Z') + Math.floor(index / 500) * 3_600_000,
      type: 'page_view',
    }))
    await recordEvents(many, db)
    for (const sort of ['-startedAt', 'events'] as const) {
      const pieces: string[] = []
      for await (const piece of exportSessions({ to: '2025-12-31' }, sort, nowMs, 'UTC', db)) pieces.push(piece)
      const ids = (parse(pieces.join(''), { columns: true }) as { session_id: string }[]).map((row) => row.session_id)
      expect(pieces.length).toBeGreaterThan(3)
      expect([ids.length, new Set(ids).size]).toEqual([2500, 2500])
    }
  })

  test('a facet is searched by its values and its labels', async () => {
    expect(await sessionFacet('entry', {}, nowMs, 'OPENED', db)).toEqual([
      { value: 'email_open', label: 'Email opened', count: 1 },
    ])
    expect(await sessionFacet('campaign', { from: '2026-01-01' }, nowMs, '', db)).toEqual([
      { value: '(none)', label: 'No campaign', count: 1 },
      { value: 'Spring, 2026', label: 'Spring, 2026', count: 1 },
    ])
    expect(await sessionFacet('campaign', {}, nowMs, 'spring, %', db)).toEqual([])
  })

  test('the period before has as many days', async () => {
    const { previous } = await summarizeSessions({ from: '2026-03-30', to: '2026-03-31' }, nowMs, db)
    expect(previous).toMatchObject({ from: '2026-03-28', to: '2026-03-29', sessions: 0 })
    expect((await summarizeSessions({ from: '2026-03-30' }, nowMs, db)).previous).toBeNull()
    expect((await summarizeSessions({ from: '1900-01-01', to: '2026-03-31' }, nowMs, db)).previous).toBeNull()
  })
})

test('leads are found by every word, the latest seen first', async () => {
  const names = async (q: string) => (await searchLeads(q, 5, db)).map(({ name }) => name)
  expect(await names('LEE acme.test')).toEqual(['Ann, "the" Lee'])
  expect(await names('lee bob')).toEqual([])
  expect(await names('')).toHaveLength(5)
  expect((await names(''))[0]).toBe('Bob')
  expect(await names('user:ann')).toEqual(['Ann, "the" Lee'])
  expect(await names('%')).toEqual([])
})

test('a median that sessions have moved under is said to be approximate', async () => {
  await db.execute(
    sql`UPDATE duration_stat SET sessions = 100000, bin = 40 WHERE bin = (SELECT max(bin) FROM duration_stat)`,
  )
  const { current } = await summarizeSessions({}, nowMs, rowsOnly(db))
  expect(current.medianIsApproximate).toBe(true)
})
