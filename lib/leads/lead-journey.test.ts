import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { emptyTables, testEngines } from '@/lib/db/testing'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { recordEvents } from '@/lib/events/record-events'
import type { JourneyFilter } from '@/lib/filters/journey-filter'
import { parseJourney } from '@/lib/filters/journey-filter'
import { cursorTo, type PageCursor } from '@/lib/filters/page-cursor'
import { sessionId } from '@/lib/sessionizer'
import { leadJourney } from './lead-journey'

const ann = leadIdOf('user:ann')
const minuteMs = 60_000
const start = Date.parse('2026-03-02T10:00:00Z')
const nowMs = start + 30 * 86_400_000

function event(minutes: number, type: string, more: Partial<IncomingEvent> = {}): IncomingEvent {
  const occurredAt = start + minutes * minuteMs
  return { id: `${type} ${minutes}`, lead: { key: 'user:ann' }, occurredAt, type, points: 1, ...more }
}

/** Three sessions at a gap of 30 minutes; five at 15; one at 2 hours. */
const history = [
  event(0, 'email_open', { campaign: 'spring' }),
  event(5, 'page_view', { path: '/pricing' }),
  event(25, 'page_view', { path: '/blog/a' }),
  event(60, 'page_view', { path: '/customers/acme' }),
  event(61, 'email_sent'),
  event(62, 'demo_request'),
  event(100, 'page_view', { path: '/docs' }),
  event(120, 'page_view', { path: '/docs/api', suppressed: 'bot' }),
  event(125, 'page_view', { path: '/pricing' }),
]

describe.each(testEngines)('the journey on $name', ({ open }) => {
  let db: Database

  beforeAll(async () => {
    db = await open()
    await emptyTables(db)
    await recordEvents(history, db)
    await recordEvents([event(1, 'page_view', { lead: { key: 'user:ben' } })], db)
  })
  afterAll(() => db.close())

  const journey = (filter: JourneyFilter = {}, cursor: PageCursor = { at: 'first' }, limit = 25) =>
    leadJourney(ann, { filter, limit, cursor }, nowMs, db)
  const startsOf = async (filter: JourneyFilter) =>
    (await journey(filter)).rows.map(({ startedAt, matches }) => [(startedAt - start) / minuteMs, matches])

  test('lists the sessions newest first', async () => {
    expect(await journey()).toMatchObject({ sessionCount: 3, next: null, previous: null })
    expect(await startsOf({})).toEqual([
      [100, null],
      [60, null],
      [0, null],
    ])
  })

  test.each<[string, JourneyFilter, [number, number][]]>([
    [
      'a type',
      { type: ['page_view'] },
      [
        [100, 3],
        [60, 1],
        [0, 2],
      ],
    ],
    [
      'one of several types',
      { type: ['demo_request', 'email_open'] },
      [
        [60, 1],
        [0, 1],
      ],
    ],
    ['a suppressed type inside a session', { type: ['email_sent'] }, [[60, 1]]],
    [
      'a page',
      { q: '/pricing' },
      [
        [100, 1],
        [0, 1],
      ],
    ],
    ['the name of a category', { q: 'case study' }, [[60, 1]]],
    ['a campaign', { q: 'SPRING' }, [[0, 1]]],
    ['the name of a type', { q: 'demo requested' }, [[60, 1]]],
    ['a type and words of the same event', { type: ['email_open'], q: 'pricing' }, []],
    ['SQL as words', { q: "' OR true --" }, []],
    ['SQL as a type', { type: ["x') OR true --"] }, []],
  ])('keeps the sessions with %s, and counts its events', async (_, filter, expected) => {
    expect(await startsOf(filter)).toEqual(expected)
    // Computed on the fly with a gap of the same effect, the same comes out.
    expect(await startsOf({ ...filter, gap: 29 * minuteMs })).toEqual(expected)
    expect((await journey(filter)).sessionCount).toBe(expected.length)
  })

  test('another gap splits and joins the same events', async () => {
    const at = (minutes: number) => sessionId(ann, start + minutes * minuteMs)
    const short = await journey({ gap: 15 * minuteMs })
    expect(short.rows.map(({ id, eventCount }) => [id, eventCount])).toEqual([
      [at(125), 1],
      [at(100), 1],
      [at(60), 2],
      [at(25), 1],
      [at(0), 2],
    ])
    const long = await journey({ gap: 120 * minuteMs })
    expect(long.rows.map(({ id, eventCount, points }) => [id, eventCount, points])).toEqual([[at(0), 7, 7]])
  })

  test('the stored gap, given in so many words, is the stored journey', async () => {
    expect(await journey({ gap: 30 * minuteMs })).toEqual(await journey())
  })

  test.each([{}, { gap: 15 * minuteMs }, { type: ['page_view'] }])(
    'pages under %o walk every session once, both ways',
    async (filter) => {
      const all = (await journey(filter)).rows.map(({ id }) => id)
      for (const limit of [1, 2]) {
        const down: string[] = []
        for (let cursor: PageCursor | null = { at: 'first' }; cursor; ) {
          const page = await journey(filter, cursor, limit)
          down.push(...page.rows.map(({ id }) => id))
          cursor = page.next ? cursorTo('after', page.next) : null
        }
        const up: string[] = []
        for (let cursor: PageCursor | null = { at: 'last' }; cursor; ) {
          const page = await journey(filter, cursor, limit)
          up.unshift(...page.rows.map(({ id }) => id))
          cursor = page.previous ? cursorTo('before', page.previous) : null
        }
        expect([down, up]).toEqual([all, all])
      }
    },
  )

  test('a lead without events has an empty journey', async () => {
    const page = await leadJourney('nobody', parseJourney({}).query, nowMs, db)
    expect(page).toEqual({ rows: [], sessionCount: 0, next: null, previous: null })
  })
})
