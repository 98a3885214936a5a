import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { testEngines } from '@/lib/db/testing'
import { deleteEvents } from '@/lib/events/delete-events'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { recordEvents } from '@/lib/events/record-events'
import { parseSessionFilter } from '@/lib/filters/session-filter'
import { eraseLead } from '@/lib/leads/erase-lead'
import { joinLeads } from '@/lib/leads/join-leads'
import { defaultRules, intents, outcomes, sources } from '@/lib/sessionizer/index'
import { openList } from '@/lib/sessions/open-list'
import { rebuildSessions } from '@/lib/sessions/rebuild-sessions'
import { sessionWhere } from '@/lib/sessions/session-where'
import { trailCodes } from '@/lib/sessions/trail'
import { ColumnStore } from './column-store'
import { prepareSieve } from './prepare-sieve'
import { readSessions } from './read-sessions'
import type { ColumnSessions } from './types'

// One law: whatever was written, the columns that are kept in memory are what stands in the table by now, under every filter.

const nowMs = Date.parse('2026-03-31T10:00:00Z')
const clock = { nowMs, gapMs: defaultRules.gapMs }
let db: Database

const filters = [
  '',
  'from=2026-03-29&to=2026-03-30&tz=Asia/Kathmandu',
  'source=Email,Direct',
  'campaign=(none)',
  'campaign=spring,(none)',
  `campaign=${encodeURIComponent('a\u001f\u001fb\u{1f600}')}`,
  'entry=page_view&exit=demo_request',
  'entryPath=/blog/*,(none)&exitPath=/pricing',
  `entryPath=${encodeURIComponent('/blog/\\*')}`,
  `contains=${encodeURIComponent('page:/blog/\\*')}&seq=${encodeURIComponent('page:/blog/\\* > *')}`,
  'outcome=converted,bounced&intent=high,low',
  'duration=30..90&events=2..3&points=..4',
  'contains=page_view,page:/b*&missed=email_click',
  'reached=demo_request,email_open',
  'contains=page:/pricing&from=2026-03-30&to=2026-03-31',
  'seq=page_view > demo_request',
  `seq=${encodeURIComponent('!email_open > category:Blog{1,} >> ~page:/pricing')}&from=2026-03-29`,
  `seq=${encodeURIComponent('page:/b* > !email_* > *{2,} > !*')}`,
  'path=category:Pricing|Blog:demo_request:*>Blog>*:*&events=2..',
  'status=ended',
  'status=active,ended&source=Email,Direct',
  'status=active,idle',
  'q=example',
  'q=l1+example&missed=demo_request',
  'q=never',
  'visit=2..&source=Direct',
  'visit=..1&from=2026-03-30&to=2026-03-30',
  'sinceFirst=1..1',
  'sinceFirst=1..&visit=3..4',
  'firstTouch=Email&from=2026-03-30&entry=page_view',
  'firstWith=demo_request,email_open&events=2..',
]

const anyEvent = fc.record({
  lead: fc.nat(11),
  minute: fc.nat(3 * 24 * 60),
  type: fc.constantFrom('page_view', 'page_view', 'email_open', 'email_click', 'demo_request'),
  path: fc.constantFrom('/pricing', '/blog/a', '/blog/b', '/blog/*', null),
  campaign: fc.constantFrom('spring', 'a\u001f\u001fb\u{1f600}', '\u001f', null),
  medium: fc.constantFrom('email', 'cpc', null),
  points: fc.integer({ min: -5, max: 5 }),
})

const anyStep = fc.oneof(
  { weight: 4, arbitrary: fc.record({ record: fc.array(anyEvent, { minLength: 12, maxLength: 30 }) }) },
  { weight: 2, arbitrary: fc.record({ remove: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ erase: fc.nat(11) }) },
  { weight: 1, arbitrary: fc.record({ join: fc.uniqueArray(fc.nat(11), { minLength: 2, maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.constant({ rebuild: true as const }) },
)
type Step = typeof anyStep extends fc.Arbitrary<infer One> ? One : never

let made = 0
/** Half of the leads are of unknown users. */
const keyOf = (lead: number) => (lead % 2 ? `user:l${lead}` : `email:l${lead}@x.example`)

async function take(step: Step): Promise<void> {
  if ('record' in step) await recordEvents(step.record.map(toIncoming), db)
  else if ('rebuild' in step) await rebuildSessions({}, db)
  else if ('remove' in step) {
    const rows = await db.query<{ leadId: string; id: string }>(
      sql`SELECT lead_id AS "leadId", id FROM event ORDER BY id DESC OFFSET ${step.remove}::int LIMIT 3`,
    )
    await deleteEvents(rows, db)
  } else if ('erase' in step) await eraseLead(leadIdOf(keyOf(step.erase)), nowMs, db).catch(() => {})
  else await joinLeads([{ keys: step.join.map(keyOf), card: {}, at: nowMs, reason: 'identify' }], db, nowMs)
}

function toIncoming({
  lead,
  minute,
  type,
  path,
  campaign,
  medium,
  points,
}: typeof anyEvent extends fc.Arbitrary<infer One> ? One : never): IncomingEvent {
  return {
    ...{ id: `e${made++}`, lead: { key: keyOf(lead) }, type, path, campaign, points },
    occurredAt: nowMs - minute * 60_000,
    ...(medium && { utmMedium: medium }),
  }
}

function told({ parts, numbers }: ColumnSessions): unknown[][] {
  return parts.flatMap(({ day, rows }) =>
    Array.from(rows, (row) => [
      ...[numbers.leads.idOf(day.leads[row] ?? 0), day.startMs[row], day.durationMs[row], day.points[row]],
      ...[sources[day.sources[row] ?? 0], outcomes[day.outcomes[row] ?? 0], intents[day.intents[row] ?? 0]],
      day.campaigns[row] === 0 ? null : numbers.campaigns.textOf(day.campaigns[row] ?? 0),
      numbers.pauses.textOf(day.pauses[row] ?? 0),
      [...day.touches.subarray(day.touchStarts[row], day.touchStarts[row + 1])].join(),
    ]),
  )
}

async function stored(filterText: string): Promise<{ columns: unknown[][]; table: unknown[][] }> {
  const { filter, problems } = parseSessionFilter(new URLSearchParams(filterText))
  expect(problems).toEqual([])
  const rows = await db.query<Record<string, unknown> & { start: Date; trail: string }>(sql`
    SELECT lead_id, started_at AS start, duration_ms, points, source, outcome, intent, campaign, pauses, trail
    FROM session WHERE ${await sessionWhere(filter, clock, db)} ORDER BY started_at, lead_id`)
  const table = rows.map(
    ({ lead_id, start, duration_ms, points, source, outcome, intent, campaign, pauses, trail }) => [
      ...[lead_id, start.getTime(), duration_ms, points, source, outcome, intent, campaign, pauses],
      [...trailCodes(trail)].join(),
    ],
  )
  const columns = told(await readSessions(filter, clock, db))
  columns.sort((a, b) => Number(a[1]) - Number(b[1]) || (String(a[0]) < String(b[0]) ? -1 : 1))
  return { columns, table }
}

describe.each(testEngines)('columns on $name', ({ open }) => {
  beforeAll(async () => {
    db = await open()
  }, 60_000)
  afterAll(() => db?.close())

  test('are the table’s sessions after each write', async () => {
    const steps = fc.sample(fc.array(anyStep, { minLength: 16, maxLength: 16 }), { seed: 11, numRuns: 1 })[0] ?? []
    let most = 0
    for (const step of steps) {
      await take(step)
      for (const filter of filters) {
        const { columns, table } = await stored(filter)
        expect([filter, columns]).toEqual([filter, table])
        most = Math.max(most, table.length)
      }
    }
    expect(most).toBeGreaterThan(50)
  }, 60_000)

  test('say of a change that leaves all sums alone', async () => {
    const at = nowMs - 60 * 60_000
    const event = (id: string, path: string): IncomingEvent => {
      return { id, lead: { key: 'user:swap' }, type: 'page_view', occurredAt: at, path }
    }
    await recordEvents([event('s1', '/one')], db)
    const { parts } = await readSessions({}, clock, db)
    const before = parts.at(-1)?.day
    await recordEvents([event('s2', '/two')], db)
    await deleteEvents([{ leadId: leadIdOf('user:swap'), id: 's1' }], db)
    expect((await readSessions({}, clock, db)).parts.at(-1)?.day).not.toBe(before)
    const { columns, table } = await stored('')
    expect(columns).toEqual(table)
    // Days that nothing happened on are the same objects: nobody reads them again.
    expect((await readSessions({}, clock, db)).parts[0]?.day).toBe(parts[0]?.day)
  })

  test('what may not be kept is read again', async () => {
    const period = { fromMs: null, toMs: null }
    const kept = new ColumnStore(db)
    const narrow = new ColumnStore(db, 1)
    const [first, second] = [await narrow.read(period), await narrow.read(period)]
    expect(second.days[0]).not.toBe(first.days[0])
    expect(second.days).toEqual(first.days)
    expect((await kept.read(period)).days[0]).toBe((await kept.read(period)).days[0])
  })

  test('words that many leads have are looked for in columns, those of a few in the database', async () => {
    const crowd = Array.from({ length: 120 }, (_, index) => ({
      ...{ id: `crowd${index}`, lead: { key: `email:${index}@crowd.example`, company: index % 2 ? 'Odd' : 'Even' } },
      ...{ occurredAt: nowMs - index * 60_000, type: 'email_open' },
    }))
    await recordEvents(crowd, db)
    expect(await prepareSieve({ q: 'odd' }, clock, db)).toBeNull()
    for (const most of [1, 1000]) {
      const found = (await prepareSieve({ q: 'crowd' }, clock, db, most))?.leadIds?.match(/.{16}/g)
      expect(found?.sort()).toEqual(crowd.map(({ lead }) => leadIdOf(lead.key)).sort())
    }
    for (const filter of ['q=crowd', 'q=crowd&status=ended,active', 'q=odd+crowd', 'q=crowd&entry=email_open']) {
      const { columns, table } = await stored(filter)
      expect([filter, columns]).toEqual([filter, table])
    }
  })

  test('a session of any length is among them', async () => {
    const long = Array.from({ length: 300 }, (_, index) => ({
      ...{ id: `long${index}`, lead: { key: 'user:long' }, type: 'page_view', path: index % 2 ? '/a' : '/b' },
      occurredAt: nowMs - index * 1000,
    }))
    await recordEvents(long, db)
    const { columns, table } = await stored('events=300')
    expect(table).toHaveLength(1)
    expect(columns).toEqual(table)
  })

  test('a session that goes while its list is read leaves its place to the next one', async () => {
    const open = () => openList({ missed: ['demo_request'] }, '-events', clock, db)
    const before = await (await open())(null, 1000)
    const read = await open()
    const gone = before[1]?.leadId ?? ''
    await eraseLead(gone, nowMs, db)
    const left = before.filter(({ leadId }) => leadId !== gone)
    expect(left.length).toBeGreaterThan(20)
    expect(await read(null, 10)).toEqual(left.slice(0, 10))
    expect(await read(null, 1000)).toEqual(left)
  })
})
