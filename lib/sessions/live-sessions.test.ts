import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { openTestDatabase } from '@/lib/db/testing'
import { recordEvents } from '@/lib/events/record-events'
import { parseLiveQuery } from '@/lib/filters/live-query'
import { parseSessionQuery } from '@/lib/filters/session-query'
import { listSessions } from './list-sessions'
import { liveSessions } from './live-sessions'

const nowMs = Date.parse('2026-03-31T12:00:00Z')
const minuteMs = 60_000

let db: Database
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

let eventCount = 0
const view = (lead: string, minutesAgo: number, path = '/') => viewAll([{ lead, minutesAgo, path }])

function viewAll(visits: { lead: string; minutesAgo: number; path?: string }[]) {
  const events = visits.map(({ lead, minutesAgo, path = '/' }) => ({
    ...{ id: `e${++eventCount}`, lead: { key: `user:${lead}` }, type: 'page_view', path, points: 1 },
    occurredAt: nowMs - minutesAgo * minuteMs,
  }))
  return recordEvents(events, db)
}

const crowd = (name: string, count: number, minutesAgo: number) =>
  viewAll(Array.from({ length: count }, (_, i) => ({ lead: `${name}-${i}`, minutesAgo: minutesAgo + i / 100 })))

/** The page as it is given, and what it asks afterwards. */
async function openPage(text = '') {
  const { rows, next } = await listSessions(parseSessionQuery(new URLSearchParams(text)).query, nowMs, db)
  const params = new URLSearchParams(text)
  params.delete('limit')
  if (rows.length > 0) params.set('shown', rows.map(({ id }) => id).join())
  params.set('added', next === null ? 'all' : 'above')
  return { rows, ask: () => liveSessions(parseLiveQuery(params).query, nowMs, db) }
}

test('what comes after a page was given counts as new, until the page is given again', async () => {
  const empty = await openPage()
  expect(await empty.ask()).toEqual({ rows: [], added: 0 })
  await view('ann', 20)
  expect(await empty.ask()).toEqual({ rows: [], added: 1 })

  const page = await openPage()
  await view('ben', 10)
  await view('cat', 300) // an old visit that arrives late
  expect(await page.ask()).toMatchObject({ added: 2 })
  expect(await (await openPage()).ask()).toMatchObject({ added: 0 })
})

test('a session on the page that goes on is given as it is by now, also when the filter has let go of it', async () => {
  const page = await openPage('events=..1')
  const [ben] = page.rows
  await view('ben', 1, '/pricing')
  const { rows, added } = await page.ask()
  expect(added).toBe(0)
  const after = rows.find(({ id }) => id === ben?.id)
  expect(after).toMatchObject({ eventCount: 2, points: 2, exit: { path: '/pricing' }, status: 'active' })
  expect(after?.closesAt).toBe(nowMs + 29 * minuteMs)
})

test('of a page that is not the last, only what stands above its last row is new', async () => {
  await crowd('many', 40, 1000)
  const page = await openPage('limit=25')
  await view('dan', 5000) // belongs to another page
  expect(await page.ask()).toMatchObject({ added: 0 })
  await view('eve', 2)
  await view('fay', 1000.055) // in the middle of it
  expect(await page.ask()).toMatchObject({ added: 2 })
})

test('a session whose start moved is no longer on the page, and new under the id that it has now', async () => {
  const page = await openPage()
  await view('ann', 25)
  const { rows, added } = await page.ask()
  expect(rows).toHaveLength(page.rows.length - 1)
  expect(added).toBe(1)
})

test('more than a hundred are not counted', async () => {
  const page = await openPage('source=Direct')
  await crowd('new', 104, 3)
  expect(await page.ask()).toMatchObject({ added: 100 })
})
