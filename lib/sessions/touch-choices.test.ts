import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { openTestDatabase } from '@/lib/db/testing'
import { recordEvents } from '@/lib/events/record-events'
import { touchChoices } from './touch-choices'

const nowMs = Date.parse('2026-03-02T12:00:00Z')
let db: Database

beforeAll(async () => {
  db = await openTestDatabase()
  const event = (id: string, minutes: number, type: string, path: string | null = null) => ({
    ...{ id, type, path, lead: { key: 'user:ann' }, occurredAt: nowMs - 86_400_000 + minutes * 60_000 },
  })
  await recordEvents(
    [
      event('1', 0, 'email_click', '/pricing'),
      event('2', 1, 'page_view', '/pricing/eu'),
      event('3', 90, 'page_view', '/pricing/eu'),
    ],
    db,
  )
})
afterAll(() => db?.close())

test('a step may be any event, what occurs under the filter, or a category of the workspace', async () => {
  const choices = await touchChoices({}, nowMs, '', db)
  expect(choices.slice(0, 3)).toEqual([
    { kind: 'type', pattern: '*', count: null },
    { kind: 'type', pattern: 'page_view', count: 2 },
    { kind: 'type', pattern: 'email_click', count: 1 },
  ])
  // A click's page was not viewed.
  expect(choices.filter(({ kind }) => kind === 'page')).toEqual([{ kind: 'page', pattern: '/pricing/eu', count: 2 }])
  expect(choices).toContainEqual({ kind: 'category', pattern: 'Case study', count: null })
  const withClick = await touchChoices({ contains: ['email_click'] }, nowMs, 'view', db)
  expect(withClick).toEqual([{ kind: 'type', pattern: 'page_view', count: 1 }])
  expect(await touchChoices({ events: { min: 9 } }, nowMs, 'view', db)).toEqual([])
})

test('a page with an asterisk in its path is that page alone', async () => {
  const page = (path: string) => ({ id: path, type: 'page_view', path, lead: { key: 'user:bob' }, occurredAt: nowMs })
  await recordEvents([page('/odd*'), page('/oddly')], db)
  expect(await touchChoices({ contains: ['page:/odd\\*'] }, nowMs, 'odd*', db)).toEqual([
    { kind: 'page', pattern: '/odd\\*', count: 1 },
  ])
})

test('words find types by their names, viewed pages by their paths, and categories', async () => {
  expect(await touchChoices({}, nowMs, 'PRICING', db)).toEqual([
    { kind: 'page', pattern: '/pricing/eu', count: 2 },
    { kind: 'category', pattern: 'Pricing', count: null },
  ])
  expect(await touchChoices({}, nowMs, 'clicked', db)).toEqual([{ kind: 'type', pattern: 'email_click', count: 1 }])
})
