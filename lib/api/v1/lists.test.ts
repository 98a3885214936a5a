import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Database } from '@/lib/db/database'
import { testEngines } from '@/lib/db/testing'
import { leadIdOf } from '@/lib/events/lead-id'
import { listEvents } from '@/lib/events/list-events'
import { recordEvents } from '@/lib/events/record-events'
import { eventQuerySchema, parseEventQuery } from '@/lib/filters/event-filter'
import { leadQuerySchema, parseLeadQuery } from '@/lib/filters/lead-filter'
import { parseSessionQuery, sessionQuerySchema } from '@/lib/filters/session-query'
import { listLeads } from '@/lib/leads/list-leads'
import { rowsOnly } from '@/lib/sessions/columns/rows-only.fixture'
import { listSessions } from '@/lib/sessions/list-sessions'
import { forgetRates } from '../rate-limit'
import { type Api, openApi } from './api.fixture'
import { eventList } from './events/list-events'
import { leadList } from './leads/list-leads'
import { sessionList } from './sessions/list-sessions'

// Lists by cursor, held against the pages of the dashboard.

const nowMs = Date.parse('2026-03-31T10:00:00Z')
const minuteMs = 60_000

interface List<Row = { id: string }> {
  data: Row[]
  page: {
    limit: number
    nextCursor: string | null
    prevCursor: string | null
    total: number | null
  }
  filter: Record<string, string>
}

describe.each(testEngines)('lists on $name', ({ open }) => {
  let db: Database
  let api: Api
  beforeAll(async () => {
    db = await open()
    const leads = ['user:ann', 'user:bob', 'email:cy@example.com', 'anon:d', 'anon:e', 'anon:f', 'anon:g']
    const events = Array.from({ length: 180 }, (_, i) => ({
      id: `${i}`,
      lead: { key: leads[i % 7] ?? '', name: `Name ${i % 7}`, owner: i % 2 ? 'Maria' : null },
      // Some leads act in the same instants, some sessions are alike in all that one sorts by.
      occurredAt: nowMs - Math.floor(i / 3) * 13 * minuteMs - (i % 7 === 3 ? i * 20_000 : 0),
      type: i % 5 === 0 ? 'email_click' : i % 11 === 0 ? 'email_sent' : 'page_view',
      path: `/blog/${i % 4}`,
      points: (i % 3) - 1,
    }))
    await recordEvents(events, db)
    await recordEvents([{ id: 'p', lead: { key: 'anon:never' }, occurredAt: nowMs, type: 'email_sent' }], db)
    const types = ['page_view', 'email_sent', 'page_view']
    await recordEvents(
      types.map((type, i) => ({ id: `r${i}`, lead: { key: 'anon:raw' }, occurredAt: nowMs - i * minuteMs, type })),
      db,
    )
    api = await openApi(db, () => nowMs)
  })
  afterAll(() => db?.close())
  beforeEach(forgetRates)

  /** All pages from one end to the other, each checked to be none that is empty and has a next one. */
  async function walk(first: string, direction: 'nextCursor' | 'prevCursor'): Promise<List[]> {
    const pages: List[] = []
    for (let url = first; ; ) {
      const page = await api.json<List>(url)
      expect(page.data.length > 0 || (page.page.nextCursor === null && pages.length === 0), url).toBe(true)
      pages.push(page)
      const cursor = page.page[direction]
      if (cursor === null) return pages
      url = `${first.replace(/&(last=1|cursor=[\w-]+)/, '')}&cursor=${cursor}`
      forgetRates()
    }
  }

  const ids = (pages: List[]) => pages.flatMap(({ data }) => data.map(({ id }) => id))

  /** All rows as the dashboard lists them. */
  async function ofPages<Row extends { id: string }>(
    read: (params: URLSearchParams) => Promise<{ rows: Row[]; next: string | null }>,
    query: string,
  ): Promise<string[]> {
    const all: string[] = []
    for (let after: string | null = null; ; ) {
      const params = new URLSearchParams(query)
      if (after !== null) params.set('after', after)
      const { rows, next } = await read(params)
      all.push(...rows.map(({ id }) => id))
      if (next === null) return all
      after = next
    }
  }

  const sessionPage = (params: URLSearchParams) => listSessions(parseSessionQuery(params).query, nowMs, db)

  test.each([
    ['entry=email_click', 'entry=email_click', '1'],
    ['', '', '7'],
    ['', '', '200'],
    ['sort=startedAt', 'sort=startedAt', '10'],
    ['sort=-durationSeconds', 'sort=-duration', '9'],
    ['sort=durationSeconds', 'sort=duration', '9'],
    ['sort=-eventCount', 'sort=-events', '4'],
    ['sort=eventCount', 'sort=events', '4'],
    ['sort=-points', 'sort=-points', '3'],
    ['sort=points&events=2..', 'sort=points&events=2..', '3'],
    ['sort=-duration&entry=email_click', 'sort=-duration&entry=email_click', '2'],
    ['from=2026-03-30&tz=Asia/Kathmandu', 'from=2026-03-30&tz=Asia/Kathmandu', '5'],
    ['points=1000..', 'points=1000..', '5'],
  ])('sessions under "%s" are those of the page, each once, both ways', async (query, own, limit) => {
    const expected = await ofPages(sessionPage, own)
    const url = `/api/v1/sessions?${query}&limit=${limit}`
    const forth = await walk(url, 'nextCursor')
    expect(ids(forth)).toEqual(expected)
    expect(new Set(ids(forth)).size).toBe(expected.length)
    expect(forth.map(({ page }) => page.total)).toEqual(forth.map(() => expected.length))
    expect(forth[0]?.page.prevCursor).toBeNull()
    const back = await walk(`${url}&last=1`, 'prevCursor')
    expect(ids(back.reverse())).toEqual(expected)
    expect(back.at(-1)?.page.nextCursor).toBeNull()
  })

  test('leads and events are those of their pages', async () => {
    for (const sort of ['', 'sort=-score']) {
      const leads = await ofPages((params) => listLeads(parseLeadQuery(params).query, db), sort)
      const leadPages = await walk(`/api/v1/leads?limit=3&${sort}`, 'nextCursor')
      expect(ids(leadPages)).toEqual(leads)
      expect(leadPages[0]?.page.total).toBe(leads.length)
      expect(ids((await walk(`/api/v1/leads?limit=3&last=1&${sort}`, 'prevCursor')).reverse())).toEqual(leads)
    }
    expect((await api.json<List>('/api/v1/leads?owner=Maria&limit=1')).page.total).toBe(
      (await ofPages((params) => listLeads(parseLeadQuery(params).query, db), 'owner=Maria')).length,
    )
    const events = await ofPages((params) => listEvents(parseEventQuery(params).query, db), 'type=page_view')
    expect(ids(await walk('/api/v1/events?type=page_view&limit=60', 'nextCursor'))).toEqual(events)
    expect(ids((await walk('/api/v1/events?type=page_view&limit=60&last=1', 'prevCursor')).reverse())).toEqual(events)
    const counted = await walk('/api/v1/events?type=page_view&limit=60&count=1', 'nextCursor')
    expect(counted.map(({ page }) => page.total)).toEqual(counted.map(() => events.length))
    expect((await api.json<List>('/api/v1/events?limit=1')).page).toMatchObject({ total: null })
  })

  test('a walk is counted once, and anew under another filter or after a while', async () => {
    let laterMs = 0
    let counts = 0
    const watched = rowsOnly({
      ...db,
      query: (statement) => {
        if (/^\s*SELECT count\(\*\) AS sessions FROM session/.test(statement.text)) counts++
        return db.query(statement)
      },
    })
    const own = await openApi(watched, () => nowMs + laterMs)
    const ask = (query: string, cursor: string | null = null) =>
      own.json<List>(`/api/v1/sessions?limit=5&${query}${cursor ? `&cursor=${cursor}` : ''}`)
    const first = await ask('entry=email_click')
    laterMs = 600_000
    const second = await ask('entry=email_click', first.page.nextCursor)
    expect([counts, second.page.total]).toEqual([1, first.page.total])
    const other = await ask('entry=page_view', second.page.nextCursor)
    expect([counts, other.page.total === second.page.total]).toEqual([2, false])
    laterMs = 1_200_000
    await ask('entry=email_click', second.page.nextCursor)
    expect(counts).toBe(3)
  })

  test("a lead's sessions are walked with any gap, and a smaller gap makes more of them", async () => {
    const counts: number[] = []
    for (const gap of ['5m', '30m', '1h', '7d']) {
      const pages = await walk(`/api/v1/leads/${leadIdOf('user:ann')}/sessions?gap=${gap}&limit=4`, 'nextCursor')
      const found = ids(pages)
      expect(new Set(found).size).toBe(found.length)
      expect(pages[0]?.page.total).toBe(found.length)
      counts.push(found.length)
    }
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
    expect(counts.at(-1)).toBe(1)
    const stored = await api.json<List>(`/api/v1/leads/${leadIdOf('user:ann')}/sessions?limit=200`)
    expect(stored.data.map(({ id }) => id)).toEqual(await ofPages(sessionPage, `lead=${leadIdOf('user:ann')}`))
  })

  test("the address of a page, with the API's path before it, lists the same rows", async () => {
    const { next } = await sessionPage(new URLSearchParams('sort=-events&limit=25'))
    for (const query of [`sort=-events&limit=25&after=${next}`, `sort=-events&limit=25&before=${next}`, 'last=1']) {
      const { rows } = await sessionPage(new URLSearchParams(query))
      const { data } = await api.json<List>(`/api/v1/sessions?${query}`)
      expect(data.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
    }
  })

  test('backwards past the start lies the first page, not an empty one', async () => {
    const first = await api.json<List>('/api/v1/sessions?limit=5')
    const second = await api.json<List>(`/api/v1/sessions?limit=5&cursor=${first.page.nextCursor}`)
    const start = Buffer.from(`<startedAt:${nowMs + 1}:zzz`).toString('base64url')
    expect((await api.json<List>(`/api/v1/sessions?limit=5&cursor=${start}`)).data).toEqual(first.data)
    expect((await api.json<List>(`/api/v1/sessions?limit=5&cursor=${second.page.prevCursor}`)).data).toEqual(first.data)
    const end = Buffer.from('>startedAt:0:a').toString('base64url')
    expect(await api.json<List>(`/api/v1/sessions?limit=5&cursor=${end}`)).toMatchObject({
      data: [],
      page: { nextCursor: null },
    })
  })

  test('whatever the limit, sort and filter: every session once', async () => {
    const total = (await api.json<List>('/api/v1/sessions?limit=1')).page.total
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 5, max: 60 }),
        fc.constantFrom('startedAt', 'durationSeconds', 'eventCount', 'points'),
        fc.constantFrom('', '-'),
        async (limit, column, direction) => {
          const found = ids(await walk(`/api/v1/sessions?limit=${limit}&sort=${direction}${column}`, 'nextCursor'))
          expect(found).toHaveLength(total ?? -1)
          expect(new Set(found).size).toBe(total)
        },
      ),
      { numRuns: 8 },
    )
  })

  test('every parameter that the pages know is known here', () => {
    const known: [z.ZodObject, z.ZodObject][] = [
      [sessionQuerySchema, sessionList.query],
      [leadQuerySchema, leadList.query],
      [eventQuerySchema, eventList.query],
    ]
    for (const [page, list] of known) {
      expect(Object.keys(list.shape)).toEqual(expect.arrayContaining(Object.keys(page.shape)))
    }
  })

  test('a raw list says of each session what happened during it and does not count', async () => {
    const { data } = await api.json<List<{ id: string; notCounted?: { count: number } }>>('/api/v1/sessions?limit=200')
    expect(data.filter(({ notCounted }) => notCounted !== undefined)).toEqual([])
    const raw = await api.json<List<{ id: string; notCounted: { count: number; reasons: Record<string, number> } }>>(
      '/api/v1/sessions?limit=200&raw=1',
    )
    expect(raw.data.map(({ id }) => id)).toEqual(data.map(({ id }) => id))
    const some = raw.data.filter(({ notCounted }) => notCounted.count > 0)
    expect(some.map(({ notCounted }) => notCounted)).toEqual([{ count: 1, reasons: { passive: 1 } }])
  })

  test('days without a zone are days of the workspace, and the answer says so', async () => {
    expect((await api.json<List>('/api/v1/sessions?from=2026-03-30&limit=1')).filter).toEqual({
      from: '2026-03-30',
      tz: 'UTC',
    })
    expect((await api.json<List>('/api/v1/sessions?q=Name&limit=1')).filter).toEqual({ q: 'Name' })
  })
})
