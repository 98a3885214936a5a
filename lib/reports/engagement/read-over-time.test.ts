import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { openTestDatabase } from '@/lib/db/testing'
import { recordEvents } from '@/lib/events/record-events'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { generateSample } from '@/lib/sample/generate-sample'
import { rowsOnly } from '@/lib/sessions/columns/rows-only.fixture'
import { summarizeSessions } from '@/lib/sessions/summarize-sessions'
import { judge, type PointSums } from './judge-points'
import { readOverTime } from './read-over-time'

const now = Date.parse('2026-05-13T13:37:00Z')
let db: Database

beforeAll(async () => {
  db = await openTestDatabase()
  await recordEvents([...generateSample(now)].slice(0, 6000), db)
}, 60_000)
afterAll(() => db.close())

const tz = 'America/New_York'

test.each<[unit: 'day' | 'week', filter: SessionFilter]>([
  ['day', {}],
  ['week', { source: ['Email', 'Direct'] }],
])('each %s counts what the table lists of it, and has its median and bounce rate', async (unit, filter) => {
  const period = { from: '2026-04-29', to: '2026-05-12', tz }
  const { points } = await readOverTime(filter, period, unit, now, db)
  expect(points).toHaveLength(unit === 'day' ? 14 : 3)
  for (const { from, to, sessions, figures } of points) {
    const { current } = await summarizeSessions({ ...filter, from, to, tz }, now, rowsOnly(db))
    expect(sessions).toBe(current.sessions)
    expect(figures.bounceRate.value).toBe(current.bounceRate)
    expect(figures.medianDurationMs.value).toBe(current.medianDurationMs)
  }
  expect(points.some(({ sessions }) => sessions > 5)).toBe(true)
})

test('weeks are whole, from Monday to Sunday', async () => {
  const { points } = await readOverTime({}, { from: '2026-04-29', to: '2026-05-12', tz }, 'week', now, db)
  expect(points.map(({ from, to }) => [from, to])).toEqual([
    ['2026-04-27', '2026-05-03'],
    ['2026-05-04', '2026-05-10'],
    ['2026-05-11', '2026-05-17'],
  ])
  expect(points.map(({ figures }) => figures.sessions.verdict === 'open')).toEqual([false, false, true])
})

test('a period of up to 120 days is shown by day, a longer one by week', async () => {
  const unitOf = async (from: string) =>
    (await readOverTime({}, { from, to: '2026-05-12', tz }, undefined, now, db)).unit
  expect(await unitOf('2026-01-13')).toBe('day')
  expect(await unitOf('2026-01-12')).toBe('week')
})

const week = (sessions: number, bounced: number): PointSums => ({
  sessions,
  bounced,
  medianDurationMs: 60_000,
  medianEvents: 3,
})
const judged = (...sums: PointSums[]) =>
  judge(
    sums.map((_, index) => ({ from: `2026-03-${10 + index}`, to: `2026-03-${10 + index}` })),
    sums,
    'week',
    () => false,
  )

test('a figure far from its earlier values lies outside, and one of few sessions is not judged', () => {
  const calm = Array.from({ length: 8 }, () => week(100, 30))
  const last = (sums: PointSums) => judged(...calm, sums).at(-1)?.figures
  expect(last(week(100, 30))?.bounceRate.verdict).toBe('inside')
  expect(last(week(100, 60))?.bounceRate.verdict).toBe('above')
  expect(last(week(100, 5))?.bounceRate.verdict).toBe('below')
  expect(last(week(19, 19))?.bounceRate.verdict).toBe('small')
  expect(last(week(19, 19))?.sessions.verdict).toBe('below')
  expect(last(week(40, 12))?.medianDurationMs.verdict).toBe('inside')
})

test('what comes before the first session is no history', () => {
  const empty = Array.from({ length: 6 }, () => ({ ...week(0, 0), medianDurationMs: null, medianEvents: null }))
  const points = judged(...empty, week(50, 10), week(50, 10), week(50, 10), week(50, 10), week(50, 10))
  expect(points.slice(6).map(({ figures }) => figures.sessions.verdict)).toEqual(['new', 'new', 'new', 'new', 'inside'])
})
