import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { testEngines } from '@/lib/db/testing'
import { leadIdOf } from '@/lib/events/lead-id'
import { listEvents } from '@/lib/events/list-events'
import { recordEvents } from '@/lib/events/record-events'
import { eventQuerySchema, parseEventQuery } from '@/lib/filters/event-filter'
import { facetParams, parseFacetQuery } from '@/lib/filters/facet-query'
import { parseJourney } from '@/lib/filters/journey-filter'
import { leadQuerySchema, parseLeadQuery } from '@/lib/filters/lead-filter'
import { parseLiveQuery } from '@/lib/filters/live-query'
import type { FilterProblem } from '@/lib/filters/read-params'
import { parseSessionQuery, sessionQuerySchema } from '@/lib/filters/session-query'
import { parseTimelineRequest } from '@/lib/filters/timeline-query'
import { leadJourney } from '@/lib/leads/lead-journey'
import { listLeads } from '@/lib/leads/list-leads'
import { searchLeads } from '@/lib/leads/search-leads'
import { listSessions } from './list-sessions'
import { liveSessions } from './live-sessions'
import { sessionFacet } from './session-facet'
import { sessionTrend } from './session-trend'
import { summarizeSessions } from './summarize-sessions'
import { timelineWindow } from './timeline-window'

// Whatever stands in a URL, a page either answers or names the parameter: it never fails, and never takes long.

const nowMs = Date.parse('2026-03-31T10:00:00Z')
const leadId = leadIdOf('user:ann')
const longestUrl = 16_000 // characters; Node refuses more

/** Each parameter with values that are right, or were meant to be. */
const meant: Record<string, string[]> = {
  lead: [leadId, `${leadId},nobody`],
  day: ['2026-03-01', '1900-01-01', '2999-12-30', '2999-12-31', '1899-12-31', '0000-01-01', '9999-12-31', '2026-02-30'],
  tz: ['UTC', 'utc', 'Europe/Berlin', 'Asia/Kathmandu', 'Etc/GMT+14', 'EST5EDT', '+02:00', 'Mars/Base'],
  range: ['0', '1..', '..5', '-3..3', '5..1', '1000000000000', '9'.repeat(15), '9'.repeat(400), '-0', '1.5', '1e3'],
  choice: ['(none)', 'Email', 'converted,bounced', 'active', 'high', 'yes', 'page_view', ',', 'a\\', '\\,'],
  path: ['/', '/pricing*', '*', '**', '(none)', 'page:', 'page:*', 'page:/blog/*,page_view', `${'*a'.repeat(2000)}`],
  cursor: ['startedAt:0:x', 'duration=5:x', 'occurredAt:1:2', 'lastSeenAt:1:x', `events:${'9'.repeat(15)}:x`, '1'],
  steps: [
    'email_click > page:/blog/*',
    '!page_view',
    'page_view{1,50} > *{1,} > email_click{2,}',
    '>',
    Array.from({ length: 20 }, () => 'page:*a*|*{1,50}').join(' > '),
    Array.from({ length: 20 }, (_, i) => (i % 2 ? '!page:*b' : '*{1,50}')).join(' > '),
  ],
  other: ['-duration', 'points', '25', '1000', '1', '15m', '99d', '1.1', 'ann', '%', '_', 'a b c', ' '],
}

const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...Object.values(meant).flat()) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  // Code units at random: NUL bytes and halves of surrogate pairs among them.
  { weight: 2, arbitrary: fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 20 }) },
  { weight: 1, arbitrary: fc.constantFrom('\0', '\ud83d', '\ude00x', '\ufeff', '\u2028', '\u202e', "'", '"', '\\') },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('x', '*', '%', 'a,', '*,', '*a*,', 'page:*,', 'page:*a*b*,', '9', ' ', 'a ', '😀', '\\', '()')
      .map((text) => text.repeat(longestUrl).slice(0, longestUrl)),
  },
)

/** Several parts as one text: `/a` and a NUL byte, a day with something behind it. */
const anyValue = fc.oneof(
  anyText,
  fc.array(anyText, { minLength: 2, maxLength: 3 }).map((parts) => parts.join('').slice(0, longestUrl)),
)

const params = (names: readonly string[]) =>
  fc.dictionary(
    fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: anyText }),
    fc.oneof({ weight: 6, arbitrary: anyValue }, { weight: 1, arbitrary: fc.array(anyValue, { maxLength: 3 }) }),
    { maxKeys: 4, noNullPrototype: true },
  )

/** Every problem names a parameter that was given, or that is needed. */
function expectNamed(problems: FilterProblem[], given: object, needed: readonly string[] = []): void {
  for (const { param, message } of problems) {
    expect([...Object.keys(given), ...needed]).toContain(param)
    expect(message).toContain(param)
    expect(message.length).toBeGreaterThan(param.length + 3)
  }
}

describe.each(testEngines)('any query string, on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
    const events = Array.from({ length: 300 }, (_, i) => ({
      id: `${i}`,
      lead: { key: ['user:ann', 'user:bob', 'email:cy@example.com'][i % 3] ?? '', name: `Name ${i % 3}` },
      occurredAt: nowMs - i * 17 * 60_000,
      type: i % 4 === 0 ? 'email_click' : 'page_view',
      path: `/blog/${'ab'.repeat(i % 40)}`,
      campaign: i % 7 === 0 ? 'spring' : null,
    }))
    await recordEvents(events, db)
  })
  afterAll(() => db?.close())

  test('lists sessions, sums them up and draws their trend, or names what is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(params(Object.keys(sessionQuerySchema.shape)), async (given) => {
        const { query, problems } = parseSessionQuery(given)
        expectNamed(problems, given)
        await listSessions(query, nowMs, db)
        await summarizeSessions(query.filter, nowMs, db)
        await sessionTrend(query.filter, nowMs, db)
      }),
      { numRuns: 80 },
    )
  })

  test('counts choices and finds leads, or names what is wrong', async () => {
    const names = [...Object.keys(sessionQuerySchema.shape), 'search']
    await fc.assert(
      fc.asyncProperty(params(names), fc.constantFrom('lead', ...facetParams, '\0x'), async (given, param) => {
        const { query, problems } = parseFacetQuery({ ...given, param })
        expectNamed(problems, { ...given, param })
        expect(query === null).toBe(problems.length > 0)
        if (query === null) return
        if (query.param === 'lead') await searchLeads(query.search, 20, db)
        else await sessionFacet(query.param, query.filter, nowMs, query.search, db)
      }),
      { numRuns: 80 },
    )
  })

  test('says what is new of a page, or names what is wrong', async () => {
    const names = [...Object.keys(sessionQuerySchema.shape), 'shown', 'added']
    await fc.assert(
      fc.asyncProperty(params(names), fc.constantFrom('all', 'above', 'none'), async (given, added) => {
        const { query, problems } = parseLiveQuery({ added, ...given })
        expectNamed(problems, { added, ...given })
        await liveSessions(query, nowMs, db)
      }),
      { numRuns: 60 },
    )
  })

  test('lists events, or names what is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(params(Object.keys(eventQuerySchema.shape)), async (given) => {
        const { query, problems } = parseEventQuery(given)
        expectNamed(problems, given)
        await listEvents(query, db)
      }),
      { numRuns: 80 },
    )
  })

  test('lists leads, or names what is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(params(Object.keys(leadQuerySchema.shape)), async (given) => {
        const { query, problems } = parseLeadQuery(given)
        expectNamed(problems, given)
        await listLeads(query, db)
      }),
      { numRuns: 100 },
    )
  })

  test("shows a lead's journey and its timeline, or names what is wrong", async () => {
    const names = ['type', 'q', 'gap', 'until', 'open', 'after', 'before', 'last', 'from', 'to']
    await fc.assert(
      fc.asyncProperty(params(names), async (given) => {
        const { query, problems } = parseJourney(given)
        expectNamed(problems, given)
        await leadJourney(leadId, query, nowMs, db)
        const { request, problems: others } = parseTimelineRequest(given)
        expectNamed(others, given, ['from', 'to'])
        const { from, to, type, q, after } = request
        await timelineWindow({ leadId, startedAt: from, endedAt: to }, { types: type, q, after }, db)
      }),
      { numRuns: 100 },
    )
  })
})
