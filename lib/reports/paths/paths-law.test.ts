import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { testEngines } from '@/lib/db/testing'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { recordEvents } from '@/lib/events/record-events'
import { pathEvents } from '@/lib/filters/path-fixtures'
import { parseSessionFilter, type SessionFilter } from '@/lib/filters/session-filter'
import { defaultRules } from '@/lib/sessionizer/index'
import { sessionWhere } from '@/lib/sessions/session-where'
import { type PathsQuestion, paramsToQuestion } from './paths-question'
import { readPaths } from './read-paths'

// One law: every figure of the report equals what the sessions table lists behind its link.

const nowMs = Date.parse('2026-03-31T10:00:00Z')
const dayMs = 86_400_000
const clock = { nowMs, gapMs: defaultRules.gapMs }
const goals = defaultRules.goals

/** Visits of a few leads, minutes or weeks apart, some of them with goals. */
const anyVisit: fc.Arbitrary<Omit<IncomingEvent, 'id'>[]> = fc
  .record({
    lead: fc.nat(40),
    daysAgo: fc.oneof(fc.nat(3), fc.nat(130)),
    minute: fc.nat(600),
    source: fc.constantFrom('google', 'newsletter', undefined),
    medium: fc.constantFrom('cpc', 'email', 'social', undefined),
    letters: fc.array(fc.constantFrom(...Object.keys(pathEvents), 'o', 'p', 'b', 'b'), { minLength: 1, maxLength: 9 }),
  })
  .map(({ lead, daysAgo, minute, source, medium, letters }) =>
    letters.map((letter, index) => ({
      lead: { key: `user:l${lead}` },
      occurredAt: nowMs - daysAgo * dayMs - minute * 60_000 + index * 30_000,
      ...pathEvents[letter],
      type: pathEvents[letter]?.type ?? letter,
      points: index - 2,
      ...(source && { utmSource: source }),
      ...(medium && { utmMedium: medium }),
    })),
  )

const questions: [string, string][] = [
  ['', ''],
  ['', 'group=path&steps=3&top=3'],
  ['', 'group=type&goal=trial_signup&steps=7&top=20'],
  ['', 'goal=demo_request&top=4'],
  ['source=Email,Paid+Search', 'steps=3&top=3'],
  ['entry=page_view&contains=email_open', 'group=path&top=3'],
  ['from=2026-02-01&to=2026-03-29&tz=Europe/Berlin', ''],
  ['reached=trial_signup,page_view', 'top=3'],
  ['reached=trial_signup,email_open&missed=email_click', 'group=type'],
  ['missed=trial_signup', ''],
  ['visit=2..4&sinceFirst=..60&firstTouch=Email,Direct', 'goal=demo_request'],
  ['firstWith=demo_request,trial_signup', 'top=3'],
  ['path=category:Pricing:demo_request,trial_signup:?>Pricing>*:*'.replaceAll(',', '|'), 'steps=3'],
]

function questionOf(filterText: string, ownText: string): PathsQuestion {
  const { filter, problems } = parseSessionFilter(new URLSearchParams(filterText))
  expect(problems).toEqual([])
  const { goal, steps, top, group } = Object.fromEntries(new URLSearchParams(ownText))
  return paramsToQuestion(
    filter,
    {
      ...(goal && { goal: goal.split(',') }),
      ...(steps && { steps: Number(steps) }),
      ...(top && { top: Number(top) }),
      ...(group && { group: group as PathsQuestion['grouping'] }),
    },
    goals,
  ).question
}

let db: Database

async function listed(href: string): Promise<number> {
  const { filter, problems } = parseSessionFilter(new URL(href, 'http://x').searchParams)
  expect(problems).toEqual([])
  return countOf(filter)
}

async function countOf(filter: SessionFilter): Promise<number> {
  const where = await sessionWhere(filter, clock, db)
  const [row] = await db.query<{ count: number }>(sql`SELECT count(*) AS count FROM session WHERE ${where}`)
  return row?.count ?? 0
}

describe.each(testEngines)('the conversion paths report on $name', ({ open }) => {
  beforeAll(async () => {
    db = await open()
    const visits = fc.sample(fc.array(anyVisit, { minLength: 500, maxLength: 500 }), { seed: 5, numRuns: 1 })[0] ?? []
    await recordEvents(
      visits.flat().map((event, index) => ({ ...event, id: `e${index}` })),
      db,
    )
  }, 60_000)
  afterAll(() => db?.close())

  test.each(questions)(
    'every figure under %s, asked by %s, is what its link lists',
    async (filter, own) => {
      const question = questionOf(filter, own)
      const report = readPaths(question, nowMs, db)
      const { current, href, conversionsHref } = await report.headline
      const figures: [string, number, string][] = [
        ['sessions', current.sessions, href],
        ['conversions', current.conversions, conversionsHref],
      ]
      const breakdowns = await report.breakdowns
      for (const row of [...breakdowns.entries, ...breakdowns.pages, ...breakdowns.channels]) {
        figures.push([`sessions of ${row.key}`, row.sessions, row.href])
        figures.push([`conversions of ${row.key}`, row.conversions, row.conversionsHref])
      }
      const flow = await report.flow
      for (const node of flow.nodes) figures.push([`node ${node.id}`, node.sessions, node.href])
      for (const band of flow.bands) figures.push([`band ${band.source} ${band.target}`, band.sessions, band.href])
      for (const row of (await report.sequences).rows.slice(0, 40)) {
        figures.push([`sequence ${row.labels}`, row.sessions, row.href])
        figures.push([`conversions by ${row.labels}`, row.conversions, row.conversionsHref])
      }
      const content = await report.content
      for (const row of content.rows) {
        figures.push([`converting with ${row.label}`, row.converting, row.convertingHref])
        figures.push([`others with ${row.label}`, row.others, row.othersHref])
      }
      const across = await report.across
      for (const bucket of [...(across?.visits ?? []), ...(across?.days ?? [])]) {
        figures.push([bucket.label, bucket.sessions, bucket.href])
      }
      for (const cell of across?.channels.cells ?? [])
        figures.push([`${cell.first} ${cell.last}`, cell.sessions, cell.href])
      for (const [what, figure, link] of figures) expect([what, await listed(link)]).toEqual([what, figure])

      expect(current.sessions).toBe(await countOf(question.filter))
      for (const rows of [breakdowns.entries, breakdowns.pages, breakdowns.channels]) {
        expect(rows.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(current.sessions)
        expect(rows.reduce((sum, { conversions }) => sum + conversions, 0)).toBe(current.conversions)
      }
      const ends = flow.nodes.filter(({ kind }) => kind === 'goal')
      expect(ends.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(current.conversions)
      expect(content.converting + content.others).toBe(current.sessions)
      if (across) expect(across.visits.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(across.conversions)
    },
    60_000,
  )

  test('late events change what had been read', async () => {
    const question = questionOf('from=2026-02-01&to=2026-03-29', '')
    const read = async () => {
      const report = readPaths(question, nowMs, db)
      return [...((await report.across)?.visits ?? []), ...((await report.across)?.channels.cells ?? [])]
    }
    const before = await read()
    const late = Array.from({ length: 40 }, (_, lead) => ({
      ...{ id: `late${lead}`, lead: { key: `user:l${lead}` }, type: 'page_view', utmMedium: 'social' },
      occurredAt: nowMs - 200 * dayMs,
    }))
    await recordEvents(late, db)
    const after = await read()
    expect(after).not.toEqual(before)
    for (const { href, sessions } of after) expect([href, await listed(href)]).toEqual([href, sessions])
  })

  test('there is something to report', async () => {
    const { current } = await readPaths(questionOf('', ''), nowMs, db).headline
    expect(current.sessions).toBeGreaterThan(300)
    expect(current.conversions).toBeGreaterThan(60)
    expect(current.convertingLeads).toBeGreaterThan(20)
    const { nodes } = await readPaths(questionOf('', 'steps=3&top=3'), nowMs, db).flow
    expect(new Set(nodes.map(({ kind }) => kind))).toEqual(new Set(['label', 'others', 'more', 'start', 'goal']))
  })

  test('the period before is as long and right before', async () => {
    const { previous } = await readPaths(questionOf('from=2026-03-10&to=2026-03-19', ''), nowMs, db).headline
    expect(previous).toMatchObject({ from: '2026-02-28', to: '2026-03-09' })
    const { previous: empty } = await readPaths(questionOf('from=2025-12-20&to=2026-03-31', ''), nowMs, db).headline
    expect(empty).toBeNull()
    expect(previous?.sessions).toBe(await countOf({ from: '2026-02-28', to: '2026-03-09' }))
  })

  test('the median time to a goal is that of its events', async () => {
    const report = readPaths(questionOf('', 'goal=demo_request'), nowMs, db)
    const { rows } = await report.sequences
    const { all, byRoute } = await report.goalTimes
    const sessions = await db.query<{ ms: number }>(sql`
      SELECT (extract(epoch FROM min(occurred_at) - started_at) * 1000)::bigint AS ms FROM session
      JOIN event USING (lead_id) WHERE type = 'demo_request' AND occurred_at BETWEEN started_at AND ended_at
      GROUP BY session.lead_id, session.id, started_at ORDER BY 1`)
    expect(all).toBe(sessions[Math.ceil(sessions.length / 2) - 1]?.ms)
    const [top] = rows.filter(({ conversions }) => conversions > 0)
    expect(byRoute[top?.labels.join('\n') ?? '']).toBeGreaterThanOrEqual(0)
    expect(Object.keys(byRoute).length).toBe(rows.filter(({ conversions }) => conversions > 0).length)
  })
})
