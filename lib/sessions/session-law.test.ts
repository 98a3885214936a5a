import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { testEngines } from '@/lib/db/testing'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { recordEvents } from '@/lib/events/record-events'
import { facetParams } from '@/lib/filters/facet-query'
import { none } from '@/lib/filters/filter-definitions'
import { type MatchContext, matchesSession } from '@/lib/filters/matches-session'
import type { PageCursor } from '@/lib/filters/page-cursor'
import { position } from '@/lib/filters/page-cursor'
import { parseSequence } from '@/lib/filters/parse-sequence'
import { anyPathText } from '@/lib/filters/path-fixtures'
import { formatPath, parsePath } from '@/lib/filters/path-text'
import { sequenceTexts } from '@/lib/filters/sequence-fixtures'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { type SessionSort, sessionSorts } from '@/lib/filters/session-sort'
import {
  defaultRules,
  intents,
  outcomes,
  type Session,
  sources,
  statuses,
  type TracedSession,
} from '@/lib/sessionizer/index'
import { addDays } from '@/lib/time/calendar-day'
import { dayOf } from '@/lib/time/zone'
import { rowsOnly } from './columns/rows-only.fixture'
import { computeSessions } from './compute-stored'
import { listSessions } from './list-sessions'
import { sequenceWhere } from './sequence-where'
import { sessionFacet } from './session-facet'
import { positionOf } from './session-order'
import { sessionTrend } from './session-trend'
import { summarizeSessions } from './summarize-sessions'

// One law: whatever is read of sessions under a filter equals what matchesSession says of each of them.

const nowMs = Date.parse('2026-03-31T10:00:00Z')
const types = ['page_view', 'email_open', 'email_click', 'demo_request', 'unsubscribe', "it's,odd", 'email_sent']
const paths = [
  '/',
  '/pricing',
  '/pricing/eu',
  '/blog/a_b',
  '/blog/aXb',
  '/blog/100%',
  '/with,comma',
  '/b\\s',
  '/"q"',
  '/st*r',
  '/\\*',
]
const campaigns = ['spring', 'Spring', 'a,b', "o'hara", '(none)', 'ü%']
const people = [
  { key: 'user:42', name: 'Ann Lee', email: 'ann@acme.test', company: 'Acme 100%' },
  { key: 'email:bob@beta.test', name: 'Bob_Müller', company: 'Beta, Inc' },
  { key: 'anon:x-1' },
  { key: 'user:annika', name: "O'Neill \\ Sons" },
]

const contexts = new Map<string, MatchContext>()
let db: Database
/** The same, of which nothing is kept in memory. */
let rows: Database
let all: TracedSession[]

/** Bursts of visits, some just now, some across midnight and the change of clocks. */
const anyEvent: fc.Arbitrary<Omit<IncomingEvent, 'id'>> = fc.record({
  lead: fc.oneof(
    fc.constantFrom(...people),
    fc.nat(30).map((id) => ({ key: `user:l${id}` })),
  ),
  occurredAt: fc
    .tuple(
      fc.constantFrom(
        '03-31T09:57',
        '03-31T09:40',
        '03-30T21:45',
        '03-29T00:50',
        '03-28T23:00',
        '03-15T12:00',
        '02-01T08:00',
      ),
      fc.oneof(
        fc.nat(25).map((days) => days * 86_400_000),
        fc.constant(0),
      ),
      fc.oneof(fc.nat(2_700_000), fc.constantFrom(0, 60_000, 61_000, 60_999, 179_000)),
    )
    .map(([at, daysMs, offsetMs]) => Math.min(nowMs, Date.parse(`2026-${at}:00Z`) - daysMs + offsetMs)),
  type: fc.constantFrom(...types),
  path: fc.option(fc.constantFrom(...paths)),
  campaign: fc.option(fc.constantFrom(...campaigns)),
  utmMedium: fc.option(fc.constantFrom('cpc', 'social', 'email')),
  utmSource: fc.option(fc.constantFrom('google', 'facebook')),
  points: fc.integer({ min: -5, max: 9 }),
})

const some = <Value>(values: readonly Value[]) => fc.subarray([...values], { minLength: 1, maxLength: 3 })
const patterns = [
  ...paths,
  '/pricing*',
  '*',
  '*a_b',
  '/blog/*',
  '*%',
  '/none*',
  '/st\\*r',
  '*\\**',
  '/\\\\*',
  '/\\\\\\*',
  none,
]
const range = (min: number, max: number) =>
  fc
    .tuple(fc.integer({ min, max }), fc.integer({ min, max }), fc.constantFrom('both', 'min', 'max'))
    .map(([a, b, ends]) => ({
      ...(ends !== 'max' && { min: Math.min(a, b) }),
      ...(ends !== 'min' && { max: Math.max(a, b) }),
    }))
const days = fc.record({
  from: fc.option(fc.nat(70), { nil: undefined }),
  length: fc.option(fc.nat(70), { nil: undefined }),
  tz: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Africa/Monrovia'),
})
const onlyDays: fc.Arbitrary<SessionFilter> = days.map(({ from, length, tz }) => {
  const first = addDays('2026-03-31', -(from ?? 70))
  return {
    tz,
    ...(from !== undefined && { from: first }),
    ...(length !== undefined && { to: addDays(first, length) }),
  }
})

const anySequence = sequenceTexts([
  ...['page_view', 'email_open', 'email_click', 'demo_request', 'email_*', '*', 'never', "it's\\,odd"],
  ...[
    'page:/pricing',
    'page:/pricing*',
    'page:/blog/*',
    'page:*a_b',
    'page:/with\\,comma',
    'page:/st\\*r',
    'page:/none*',
    'page:*',
  ],
  ...['category:Pricing', 'category:Blog|category:Home', 'category:Docs', 'email_open|page:/', 'page_view|email_click'],
]).map((text) => parseSequence(text).sequence ?? [])

function writtenPath(text: string): string {
  const { path } = parsePath(text)
  if (!path) throw new Error(`${text} is no path`)
  return formatPath(path)
}

const anyFilter: fc.Arbitrary<SessionFilter> = fc
  .tuple(
    fc.record(
      {
        lead: fc.constantFrom(people, people.slice(1, 2)).map((some) => some.map(({ key }) => leadIdOf(key))),
        duration: range(0, 400),
        events: range(1, 8),
        points: range(-6, 20),
        entry: some(types),
        exit: some(types),
        entryPath: some(patterns),
        exitPath: some(patterns),
        source: some(sources.slice(0, 7)),
        campaign: some([...campaigns, none]),
        status: some(statuses),
        intent: some(intents),
        outcome: some(outcomes),
        path: fc.array(anyPathText, { minLength: 1, maxLength: 2 }).map((texts) => texts.map(writtenPath)),
        reached: some(types),
        missed: some(types),
        firstWith: some(types),
        visit: range(1, 7),
        sinceFirst: range(0, 40),
        firstTouch: some(sources.slice(0, 7)),
        contains: some([
          ...types.slice(0, 3),
          'page:/pricing*',
          'page:/',
          'page:*a_b',
          'page:/st\\*r',
          'page:/none*',
          "it's,odd",
        ]),
        seq: anySequence,
        q: fc.constantFrom(
          'ann',
          'ANN lee',
          '100%',
          'b_m',
          'bob@',
          'user:42',
          "o'n \\",
          '42',
          'user',
          'beta.test',
          ',',
        ),
      },
      { requiredKeys: [] },
    ),
    fc.subarray(
      [
        'lead',
        'duration',
        'events',
        'points',
        'entry',
        'exit',
        'entryPath',
        'exitPath',
        'source',
        'campaign',
        'status',
        'intent',
        'outcome',
        'contains',
        'seq',
        'path',
        'reached',
        'missed',
        'firstWith',
        'visit',
        'sinceFirst',
        'firstTouch',
        'q',
      ] as const,
      { maxLength: 3 },
    ),
    fc.option(onlyDays, { nil: {} }),
  )
  .map(([filter, kept, days]) => ({
    ...days,
    ...Object.fromEntries(Object.entries(filter).filter(([name]) => (kept as readonly string[]).includes(name))),
  }))

/** Columns in memory and rows of the database count the same. */
const anyPlace = fc.constantFrom(
  () => db,
  () => rows,
)

async function readContexts(): Promise<void> {
  const leads = await db.query<{ id: string } & Omit<MatchContext['lead'], 'sessions'>>(sql`
    SELECT id, name, email, company, ARRAY(SELECT key FROM identity WHERE lead_id = lead.id) AS identities FROM lead`)
  for (const { id, ...lead } of leads) {
    const sessions = all.filter(({ leadId }) => leadId === id)
    contexts.set(id, { nowMs, rules: defaultRules, lead: { ...lead, sessions } })
  }
}

function contextOf({ leadId }: Session): MatchContext {
  const context = contexts.get(leadId)
  if (!context) throw new Error(`No lead ${leadId}`)
  return context
}

function matching(filter: SessionFilter, sessions = all): TracedSession[] {
  return sessions.filter((session) => matchesSession(session, filter, contextOf(session)))
}

/** Ids only: a session is compared as a whole elsewhere, and a page is read in the order of its key and its id. */
function inOrder(sessions: Session[], sort: SessionSort): string[] {
  const sign = sort.startsWith('-') ? -1 : 1
  const keyOf = (session: Session) => positionOf(session, sort).key
  return sessions.toSorted((a, b) => sign * (keyOf(a) - keyOf(b) || (a.id < b.id ? -1 : 1))).map(({ id }) => id)
}

/** All pages from the first on, or from the last back. */
async function walk(
  filter: SessionFilter,
  sort: SessionSort,
  limit: number,
  direction: 'next' | 'previous',
  place = db,
) {
  const ids: string[] = []
  let cursor: PageCursor | null = { at: direction === 'next' ? 'first' : 'last' }
  for (let page = 0; cursor; page++) {
    const { rows, next, previous }: Awaited<ReturnType<typeof listSessions>> = await listSessions(
      { filter, sort, limit, cursor },
      nowMs,
      place,
    )
    const [ahead, behind] = direction === 'next' ? [next, previous] : [previous, next]
    expect(rows.length).toBe(ahead === null ? Math.min(limit, rows.length) : limit)
    expect(behind !== null).toBe(page > 0)
    if (direction === 'next') ids.push(...rows.map(({ id }) => id))
    else ids.unshift(...rows.map(({ id }) => id))
    const at = direction === 'next' ? 'after' : 'before'
    cursor = ahead === null ? null : { at, position: position.decode(ahead) }
    if (page > 0) expect(rows.length).toBeGreaterThan(0)
  }
  return ids
}

function countOf(sessions: Session[], outcome: string): number {
  return sessions.filter((session) => session.outcome === outcome).length
}

function totalsOf(sessions: Session[]) {
  const count = sessions.length
  const durations = sessions.map(({ durationMs }) => durationMs).sort((a, b) => a - b)
  return {
    sessions: count,
    leads: new Set(sessions.map(({ leadId }) => leadId)).size,
    medianDurationMs: durations[Math.ceil(count / 2) - 1] ?? null,
    medianIsApproximate: false,
    bounceRate: count === 0 ? null : countOf(sessions, 'bounced') / count,
    conversionRate: count === 0 ? null : countOf(sessions, 'converted') / count,
    points: sessions.reduce((sum, { points }) => sum + points, 0),
  }
}

for (const { name, open } of testEngines) {
  describe(name, () => {
    beforeAll(async () => {
      db = await open()
      rows = rowsOnly(db)
      const events =
        fc.sample(fc.array(anyEvent, { minLength: 1200, maxLength: 1200 }), { seed: 7, numRuns: 1 })[0] ?? []
      await recordEvents(
        events.map((event, index) => ({ ...event, id: `e${index}` })),
        db,
      )
      all = []
      for await (const session of computeSessions(db, { after: '', upTo: '~' }, defaultRules)) all.push(session)
      await readContexts()
    })
    afterAll(() => db.close())

    test('there is something to filter', () => {
      expect(all.length).toBeGreaterThan(300)
      expect(new Set(all.map(({ outcome }) => outcome))).toEqual(new Set(outcomes))
      expect(new Set(all.map(({ intent }) => intent)).size).toBeGreaterThan(2)
    })

    test('pages forward and backward hold each matching session once, in order', async () => {
      await fc.assert(
        fc.asyncProperty(
          anyFilter,
          fc.constantFrom(...sessionSorts),
          fc.integer({ min: 1, max: 60 }),
          anyPlace,
          async (filter, sort, limit, place) => {
            const expected = inOrder(matching(filter), sort)
            const size = Math.max(limit, Math.ceil(expected.length / 6))
            const forward = await walk(filter, sort, size, 'next', place())
            expect(forward).toEqual(expected)
            expect(await walk(filter, sort, size, 'previous', place())).toEqual(expected)
          },
        ),
        { numRuns: 30 },
      )
    })

    test('the summary, also of days alone, counts exactly what is listed', async () => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(anyFilter, onlyDays), anyPlace, async (filter, place) => {
          const { current, previous } = await summarizeSessions(filter, nowMs, place())
          expect(current).toEqual(totalsOf(matching(filter)))
          expect(previous === null).toBe(filter.from === undefined || filter.to === undefined)
          if (previous === null) return
          const { from, to, ...totals } = previous
          expect(to).toBe(addDays(filter.from ?? '', -1))
          expect(totals).toEqual(totalsOf(matching({ ...filter, from, to })))
        }),
        { numRuns: 30 },
      )
    })

    test('the bars of the trend count exactly what is listed on their days', async () => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(anyFilter, onlyDays), anyPlace, async (filter, place) => {
          const { buckets } = await sessionTrend(filter, nowMs, place())
          const listed = matching(filter)
          const sum = buckets.reduce((sum, b) => sum + b.converted + b.engaged + b.bounced + b.unsubscribed, 0)
          expect(sum).toBe(listed.length)
          const dayed = listed.map((session) => ({ day: dayOf(session.startedAt, filter.tz ?? 'UTC'), session }))
          for (const { from, to, ...counts } of buckets) {
            const inside = dayed.filter(({ day }) => from <= day && day <= to).map(({ session }) => session)
            expect(counts).toEqual(Object.fromEntries(outcomes.map((outcome) => [outcome, countOf(inside, outcome)])))
          }
          for (const [index, { from }] of buckets.entries()) {
            if (index > 0) expect(from).toBe(addDays(buckets[index - 1]?.to ?? '', 1))
          }
        }),
        { numRuns: 30 },
      )
    })

    test('a facet counts what each of its values would list', async () => {
      await fc.assert(
        fc.asyncProperty(anyFilter, fc.constantFrom(...facetParams), anyPlace, async (filter, param, place) => {
          const values = await sessionFacet(param, filter, nowMs, '', place())
          const others = matching({ ...filter, [param]: undefined })
          const listed = values.map(({ value }) => matching({ [param]: [value] }, others))
          expect(values.map(({ value, count }) => [value, count])).toEqual(
            values.map(({ value }, index) => [value, listed[index]?.length]),
          )
          if (param === 'firstWith') {
            const given = types.filter((type) => matching({ firstWith: [type] }, others).length > 0)
            expect(values.map(({ value }) => value)).toEqual(expect.arrayContaining(given))
          } else if (param !== 'missed') expect(new Set(listed.flat()).size).toBe(others.length)
        }),
        { numRuns: 30 },
      )
    })

    test('a sequence finds what the matcher finds, also with more ranges than an expression should have', async () => {
      await fc.assert(
        fc.asyncProperty(anySequence, fc.constantFrom(undefined, 0, 1), async (sequence, limit) => {
          const where = await sequenceWhere(
            { trail: sql`session.trail`, eventCount: sql`session.event_count` },
            sequence,
            db,
            limit,
          )
          const rows = await db.query<{ id: string }>(sql`SELECT id FROM session WHERE ${where} ORDER BY id`)
          expect(rows.map(({ id }) => id)).toEqual(
            matching({ seq: sequence })
              .map(({ id }) => id)
              .sort(),
          )
        }),
        { numRuns: 120 },
      )
    })

    test('a path finds what the matcher finds', async () => {
      await fc.assert(
        fc.asyncProperty(anyPathText.map(writtenPath), async (path) => {
          const { current } = await summarizeSessions({ path: [path] }, nowMs, db)
          expect(current.sessions).toBe(matching({ path: [path] }).length)
        }),
        { numRuns: 100 },
      )
    })

    test('text from outside stays data, wherever it is given', async () => {
      const attacks = [
        "'; DROP TABLE session; --",
        "' OR '1'='1",
        '$1',
        '\\',
        "\\'; SELECT 1",
        '/* */ %_',
        '"; --',
        '{a,b}',
        'NULL',
      ]
      for (const attack of attacks) {
        const list = [attack]
        const filters: SessionFilter[] = [
          ...(
            [
              'lead',
              'entry',
              'exit',
              'entryPath',
              'exitPath',
              'campaign',
              'contains',
              'reached',
              'missed',
              'firstWith',
            ] as const
          ).map((p) => ({
            [p]: list,
          })),
          ...(['entryPath', 'exitPath'] as const).map((p) => ({ [p]: [`*${attack}*`] })),
          { contains: [`page:${attack}`, `page:${attack}*`] },
          ...(['type', 'page', 'category'] as const).flatMap((kind) => [
            { seq: [{ kind: 'none' as const, anyOf: [{ kind, pattern: attack }] }] },
            { seq: [{ kind: 'some' as const, link: 'later' as const, anyOf: [{ kind, pattern: `*${attack}*` }] }] },
          ]),
          { q: attack },
        ]
        for (const filter of filters) {
          expect(await walk(filter, '-startedAt', 200, 'next')).toEqual(inOrder(matching(filter), '-startedAt'))
        }
        for (const param of facetParams) await sessionFacet(param, {}, nowMs, attack, db)
        const place = { column: 'startedAt', key: 0, id: attack }
        await listSessions(
          { filter: {}, sort: 'startedAt', limit: 25, cursor: { at: 'after', position: place } },
          nowMs,
          db,
        )
      }
      const [left] = await db.query<{ count: number }>(sql`SELECT count(*) AS count FROM session`)
      expect(left?.count).toBe(all.length)
    })
  })
}
