import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { openTestDatabase } from '@/lib/db/testing'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { recordEvents } from '@/lib/events/record-events'
import { generateSample } from '@/lib/sample/generate-sample'
import { defaultRules, isCounted, type SessionEvent, sessionize } from '@/lib/sessionizer'
import { rowsOnly } from '@/lib/sessions/columns/rows-only.fixture'
import { rebuildStale } from '@/lib/sessions/rebuild-stale'
import { summarizeSessions } from '@/lib/sessions/summarize-sessions'
import { saveRules } from '@/lib/settings/workspace'
import { toInstants } from '@/lib/time/day-range'
import { readGap } from './read-gap'

const now = Date.parse('2026-05-13T13:37:00Z')
const period = { from: '2026-02-13', to: '2026-05-12', tz: 'Asia/Tokyo' }
const minuteMs = 60_000
let db: Database
let events: IncomingEvent[]

beforeAll(async () => {
  db = await openTestDatabase()
  events = [...generateSample(now)].slice(0, 8000)
  await recordEvents(events, db)
}, 90_000)
afterAll(() => db.close())

/** Pauses before the counted events of the days, by their length in ms. */
function pausesBetween(startMs: number, endMs: number, { from, to, tz }: typeof period): number {
  const { fromMs, toMs } = toInstants(from, to, tz)
  const last = new Map<string, number>()
  const counted = events.filter((event) => isCounted(event, defaultRules))
  return counted
    .toSorted((a, b) => a.occurredAt - b.occurredAt)
    .filter(({ lead, occurredAt }) => {
      const pause = occurredAt - (last.get(lead.key) ?? Number.NEGATIVE_INFINITY)
      last.set(lead.key, occurredAt)
      return occurredAt >= fromMs && occurredAt < toMs && pause >= startMs && pause < endMs
    }).length
}

/** As `sessionize` divides the same events: the sessions that start on the days. */
function sessionsUnder(gapMs: number, { from, to, tz }: typeof period): number {
  const { fromMs, toMs } = toInstants(from, to, tz)
  const counted = events.map((event, seq): SessionEvent => {
    return { ...event, leadId: event.lead.key, seq, points: event.points ?? 0 }
  })
  counted.sort((a, b) =>
    a.leadId < b.leadId ? -1 : a.leadId > b.leadId ? 1 : a.occurredAt - b.occurredAt || a.seq - b.seq,
  )
  const inDays = ({ startedAt }: { startedAt: number }) => startedAt >= fromMs && startedAt < toMs
  return [...sessionize(counted, { ...defaultRules, gapMs })].filter(inDays).length
}

test('every gap gives as many sessions as the sessionizer makes under it', async () => {
  const { gaps, days, pauses } = await readGap({}, period, db)
  for (const { fromMs, toMs, pauses: count } of pauses) {
    expect([fromMs, count]).toEqual([fromMs, pausesBetween(fromMs, toMs ?? Number.POSITIVE_INFINITY, days)])
  }
  expect(days).toEqual({ from: '2026-04-15', to: '2026-05-12', tz: 'Asia/Tokyo' })
  expect(gaps.map(({ gapMs }) => gapMs / minuteMs)).toEqual([5, 10, 15, 20, 30, 45, 60, 90, 120])
  for (const { gapMs, sessions } of gaps) expect([gapMs, sessions]).toEqual([gapMs, sessionsUnder(gapMs, days)])
  expect(new Set(gaps.map(({ sessions }) => sessions)).size).toBeGreaterThan(3)
})

test('the workspace’s gap gives as many as the table lists', async () => {
  const { gaps, days, gapMs } = await readGap({}, period, db)
  const { current } = await summarizeSessions(days, now, rowsOnly(db))
  expect(gaps.find((gap) => gap.gapMs === gapMs)?.sessions).toBe(current.sessions)
})

test('a pause of exactly a gap lies beyond it', async () => {
  const at = (id: string, time: string): IncomingEvent => ({
    id,
    lead: { key: 'email:edge@acme.example' },
    type: 'page_view',
    occurredAt: Date.parse(time),
  })
  const own = [at('x1', '2026-05-11T10:00:00Z'), at('x2', '2026-05-11T10:15:00Z'), at('x3', '2026-05-11T10:29:59.999Z')]
  await recordEvents(own, db)
  events.push(...own)
  const { gaps, pauses } = await readGap({ lead: [leadIdOf('email:edge@acme.example')] }, period, db)
  const under = (minutes: number) => gaps.find(({ gapMs }) => gapMs === minutes * minuteMs)?.sessions
  expect([10, 15, 20].map(under)).toEqual([3, 2, 1])
  const filled = pauses.filter(({ pauses: count }) => count > 0)
  expect(filled.map(({ fromMs, toMs }) => [fromMs / minuteMs, (toMs ?? 0) / minuteMs])).toEqual([
    [10, 15],
    [15, 20],
  ])
})

test('a session that reaches over an end of the days counts with the events inside of them', async () => {
  const fromMs = toInstants('2026-04-15', '2026-04-15', 'Asia/Tokyo').fromMs
  const toMs = toInstants('2026-05-12', '2026-05-12', 'Asia/Tokyo').toMs
  const times = [fromMs, toMs].flatMap((end) => [-25, -12, -4, 0, 1, 29].map((minutes) => end + minutes * minuteMs))
  // One that lasts for more than a day.
  const long = Array.from({ length: 80 }, (_, index) => fromMs - 30 * 60 * minuteMs + index * 25 * minuteMs)
  const own = [...times.map((at) => ['edge', at] as const), ...long.map((at) => ['long', at] as const)].map(
    ([who, occurredAt]): IncomingEvent => ({
      id: `${who}-${occurredAt}`,
      lead: { key: `email:${who}@border.example` },
      type: 'page_view',
      occurredAt,
    }),
  )
  await recordEvents(own, db)
  events.push(...own)
  const lead = [leadIdOf('email:edge@border.example'), leadIdOf('email:long@border.example')]
  const { pauses, apart } = await readGap({ lead }, period, db)
  const filled = pauses.filter(({ pauses: count }) => count > 0)
  expect(filled.map(({ fromMs, pauses: count }) => [fromMs / minuteMs, count])).toEqual([
    [1, 1],
    [2, 1], // the one over midnight of the first day
    [5, 1],
    [10, 1],
    [20, 9],
  ])
  expect(apart).toBe(1)
})

test('sessions that were stored before their pauses were give the same answer', async () => {
  const known = await readGap({}, period, db)
  await db.execute(sql`UPDATE session SET pauses = NULL`)
  await db.execute(sql`UPDATE session_day SET changes = changes + 1`)
  expect(await readGap({}, period, db)).toEqual(known)
})

test('a gap of the workspace’s own stands among the others', async () => {
  await saveRules({ gapMs: 7 * minuteMs + 500 }, db)
  await rebuildStale({}, db)
  const { gaps, pauses, days } = await readGap({}, period, db)
  const own = 7 * minuteMs + 500
  expect(gaps.map(({ gapMs }) => gapMs)).toContain(own)
  expect(pauses.map(({ fromMs }) => fromMs)).toContain(own)
  expect(gaps.find(({ gapMs }) => gapMs === own)?.sessions).toBe(sessionsUnder(own, days))
})
