import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { openTestDatabase } from '@/lib/db/testing'
import { leadIdOf } from '@/lib/events/lead-id'
import { recordEvents } from '@/lib/events/record-events'
import { joinLeads } from '@/lib/leads/join-leads'
import { notCountedInDays } from '@/lib/sessions/not-counted'
import { type Api, openApi } from './api.fixture'
import { exampleEvents, exampleNowMs, exampleSessionId } from './example-data'

let db: Database
let api: Api
beforeAll(async () => {
  db = await openTestDatabase()
  await recordEvents(exampleEvents, db)
  api = await openApi(db, () => exampleNowMs)
})
afterAll(() => db?.close())

interface Body {
  data: { id: string; events: { id: string; elapsedSeconds: number | null; pointsSoFar: number }[] }
  page: { nextCursor: string | null; total: number }
}

test('the events of a session come in pages, with totals that run through', async () => {
  const events: Body['data']['events'] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const body: Body = await api.json(`/api/v1/sessions/${exampleSessionId}?limit=3${cursor && `&cursor=${cursor}`}`)
    expect(body.page.total).toBe(4)
    events.push(...body.data.events)
    cursor = body.page.nextCursor
  }
  expect(events.map(({ id, elapsedSeconds, pointsSoFar }) => [id, elapsedSeconds, pointsSoFar])).toEqual([
    ['m-1', null, 1],
    ['m-2', 36.75, 4],
    ['m-3', 2.9, 9],
    ['m-4', 396.1, 39],
  ])
})

test('the id of a session whose start has moved leads to the id of today', async () => {
  const [first] = exampleEvents
  if (!first) throw new Error('There are no examples')
  const late = { ...first, id: 'late', occurredAt: first.occurredAt - 60_000, type: 'page_view' }
  await recordEvents([late], db)
  const moved = await api.get(`/api/v1/sessions/${exampleSessionId}`)
  expect(moved.status).toBe(307)
  const { id } = await moved.json()
  expect(moved.headers.get('location')).toBe(`/api/v1/sessions/${id}`)
  expect((await api.json<Body>(`/api/v1/sessions/${id}`)).data.events.map((event) => event.id)).toEqual([
    ...['late', 'm-1', 'm-2', 'm-3', 'm-4'],
  ])
})

test('the id of a lead that was joined to another one leads there, with the query', async () => {
  await joinLeads(
    [{ keys: ['user:42', 'anon:cookie'], card: {}, at: exampleNowMs, reason: 'identify' }],
    db,
    exampleNowMs,
  )
  await recordEvents([{ id: 'c', lead: { key: 'anon:other' }, occurredAt: exampleNowMs, type: 'page_view' }], db)
  const old = leadIdOf('anon:other')
  await joinLeads(
    [{ keys: ['user:42', 'anon:other'], card: {}, at: exampleNowMs, reason: 'identify' }],
    db,
    exampleNowMs,
  )
  const today = leadIdOf('user:42')
  for (const path of ['', '/sessions?gap=5m']) {
    const moved = await api.get(`/api/v1/leads/${old}${path}`)
    expect([moved.status, moved.headers.get('location')]).toEqual([307, `/api/v1/leads/${today}${path}`])
    expect(await moved.json()).toEqual({ id: today })
  }
  // As a filter it means the lead of today, too.
  const facts = async (url: string, lead: string) => {
    const { filter, ...said } = await api.json<{ filter: unknown }>(`/api/v1/${url}lead=${lead}`)
    return said
  }
  for (const url of ['sessions?', 'events?', 'sessions/stats?', 'sessions/facets?param=entry&']) {
    expect(await facts(url, old)).toEqual(await facts(url, today))
  }
  expect((await api.json<{ data: unknown[] }>(`/api/v1/events?lead=${old}`)).data.length).toBeGreaterThan(1)
  const days = await notCountedInDays({ lead: [old] }, exampleNowMs, 'UTC', db)
  expect(days).toEqual(await notCountedInDays({ lead: [today] }, exampleNowMs, 'UTC', db))
})
