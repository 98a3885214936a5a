import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { emptyTables, testEngines } from '@/lib/db/testing'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { recordEvents } from '@/lib/events/record-events'
import { ruleFinder } from '@/lib/points/match-rule'
import type { ScoringRuleInput } from '@/lib/points/rule-schema'
import { suggestedRules } from '@/lib/points/suggested-rules'
import type { ScoringRule } from '@/lib/points/types'
import { verifySessions } from '@/lib/sessions/verify-sessions'
import { saveRules } from '@/lib/settings/workspace'
import { latestRun } from './latest-run'
import { previewScoring } from './preview-scoring'
import { replaceScoringRules } from './replace-rules'
import { listScoringRules } from './rule-table'
import { beginRun, continueRun } from './score-again'
import { startScoring, stopScoring } from './start-run'

const start = Date.UTC(2026, 2, 1)
const minute = 60_000

function rule(name: string, type: string, points: number, change: Partial<ScoringRuleInput> = {}): ScoringRuleInput {
  return { id: null, name, type, points, condition: null, enabled: true, ...change }
}

const pricing = rule('Pricing', 'page_view', 10, { condition: { kind: 'path', pattern: '/pricing*' } })
const pages = rule('Pages', 'page_view', 1)
const pro = rule('Pro', '*', 7, { condition: { kind: 'property', name: 'plan', test: 'equals', value: 'pro' } })
const opens = rule('Opens', 'email_open', 2)

const events: fc.Arbitrary<IncomingEvent> = fc.record({
  id: fc.integer({ min: 0, max: 400 }).map(String),
  lead: fc.constantFrom('user:ann', 'user:ben', 'anon:1', 'anon:2').map((key) => ({ key })),
  occurredAt: fc.integer({ min: 0, max: 60 }).map((step) => start + step * 10 * minute),
  type: fc.constantFrom('page_view', 'page_view', 'email_open', 'form_submit', 'email_sent'),
  path: fc.constantFrom(null, '/pricing', '/blog'),
  props: fc.constantFrom(null, { plan: 'pro' }, { plan: 'basic' }),
  points: fc.constantFrom(undefined, undefined, null, 0, 3, -2),
  suppressed: fc.constantFrom(null, null, null, 'bot' as const),
})

const someRules = fc.shuffledSubarray([
  pricing,
  pages,
  pro,
  opens,
  { ...pages, name: 'Off', points: 9, enabled: false },
])

describe.each(testEngines)('scoring on $name', ({ open }) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  afterAll(async () => {
    await stopScoring()
    await db?.close()
  })
  beforeEach(() => emptyTables(db))

  const save = async (rules: readonly ScoringRuleInput[]) =>
    replaceScoringRules({ rules, seen: await listScoringRules(db) }, db)
  const stored = () =>
    db.query<{ id: string; lead_id: string; points: number; rule_id: string | null }>(
      sql`SELECT id, lead_id, points, rule_id FROM event`,
    )
  const expectClean = async () => expect(await verifySessions({}, db)).toMatchObject({ count: 0, differences: [] })

  test('an event keeps the points that came with it, else it gets those of the first rule that fits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(someRules, fc.array(events, { minLength: 1, maxLength: 20 })), {
          minLength: 1,
          maxLength: 3,
        }),
        someRules,
        async (batches, later) => {
          await emptyTables(db)
          const model = new Map<string, { event: IncomingEvent; rules: ScoringRule[] }>()
          for (const [given, list] of batches) {
            const rules = await save(given)
            await recordEvents(list, db)
            for (const event of list) {
              const key = `${leadIdOf(event.lead.key)} ${event.id}`
              if (!model.has(key)) model.set(key, { event, rules })
            }
          }
          expectScores(await stored(), model)

          const now = await save(later)
          const before = await stored()
          const preview = await previewScoring({}, db)
          expect(await stored()).toEqual(before)
          await beginRun(start, db)
          await continueRun({ eventsPerChunk: 3 }, db)
          for (const entry of model.values()) entry.rules = now
          expectScores(await stored(), model)
          await expectClean()

          const run = await latestRun(db)
          expect(run).toMatchObject({ isRunning: false, events: preview.events, sessions: preview.sessions })
          expect(run?.points).toBe(preview.pointsAfter - preview.pointsBefore)
          expect((await previewScoring({}, db)).events).toBe(0)
        },
      ),
      { numRuns: 12 },
    )
  })

  test('whatever stops it, it goes on from there, and everything agrees at any moment', async () => {
    const many = Array.from({ length: 400 }, (_, n): IncomingEvent => {
      const lead = { key: `user:${n % 40}` }
      return { id: `${n}`, lead, occurredAt: start + n * minute, type: 'page_view', path: '/pricing' }
    })
    await recordEvents(many, db)
    await save([pricing])
    await beginRun(start, db)
    await expect(beginRun(start, db)).rejects.toMatchObject({ code: 'conflict' })
    let left = 3
    const failing: Database = {
      ...db,
      transaction: (work) => (left-- > 0 ? db.transaction(work) : Promise.reject(new Error('killed'))),
    }
    await expect(continueRun({ eventsPerChunk: 60 }, failing)).rejects.toThrow('killed')
    const run = await latestRun(db)
    expect(run).toMatchObject({ isRunning: true, leadsTotal: 40 })
    expect(run?.events).toBeGreaterThan(0)
    expect(run?.events).toBeLessThan(400)
    await expectClean()
    // Rules that change meanwhile hold for new events alone.
    await save([{ ...pricing, points: 500 }])
    await recordEvents([{ ...many[0], id: 'new' } as IncomingEvent], db)
    await startScoring(db)
    await expectClean()
    const points = await stored()
    expect(points.filter((event) => event.points === 10)).toHaveLength(400)
    expect(await db.query(sql`SELECT sum(score) AS score FROM lead`)).toEqual([{ score: 4500 }])
    expect(await latestRun(db)).toMatchObject({ isRunning: false, leads: 40, events: 400, points: 4000 })
  })

  test('leads with sessions by older rules are brought up to date on the way', async () => {
    await recordEvents([{ id: '1', lead: { key: 'user:ann' }, occurredAt: start, type: 'page_view' }], db)
    await saveRules({ gapMs: 5 * minute }, db)
    await save([pages])
    await beginRun(start, db)
    await continueRun({}, db)
    expect(await verifySessions({}, db)).toMatchObject({ count: 0, staleLeads: 0 })
    expect(await db.query(sql`SELECT score FROM lead`)).toEqual([{ score: 1 }])
  })

  test('events from before it was kept who gave the points count as given, unless they have none', async () => {
    const view = { lead: { key: 'user:ann' }, occurredAt: start, type: 'page_view' }
    await recordEvents(
      [
        { ...view, id: 'some', points: 4 },
        { ...view, id: 'none', points: 0 },
      ],
      db,
    )
    await db.execute(sql`UPDATE event SET points_given = NULL`)
    await save([pages])
    for (const points of [1, 2]) {
      await save([{ ...pages, points }])
      await beginRun(start + points, db)
      await continueRun({}, db)
      const scores = Object.fromEntries((await stored()).map((event) => [event.id, event.points]))
      expect(scores).toEqual({ some: 4, none: points })
    }
  })

  test('rules are saved by whoever has seen the newest ones, and keep their ids', async () => {
    const [first, second] = await save([pages, opens])
    const stale = [first, second]
    const swapped = await save([second, first] as ScoringRule[])
    expect(swapped.map(({ id }) => id)).toEqual([second?.id, first?.id])
    await expect(replaceScoringRules({ rules: [], seen: stale }, db)).rejects.toMatchObject({ code: 'conflict' })
    await expect(save([{ ...pages, points: 0.5 }])).rejects.toMatchObject({ field: '0.points' })
    await expect(save([first, first] as ScoringRule[])).rejects.toThrow('twice')
    expect(await save(suggestedRules)).toHaveLength(suggestedRules.length)
    expect((await listScoringRules(db)).map(({ name }) => name)).toEqual(suggestedRules.map(({ name }) => name))
  })
})

function expectScores(
  rows: { id: string; lead_id: string; points: number; rule_id: string | null }[],
  model: Map<string, { event: IncomingEvent; rules: ScoringRule[] }>,
): void {
  const found = Object.fromEntries(rows.map((row) => [`${row.lead_id} ${row.id}`, [row.points, row.rule_id]]))
  const expected = [...model].map(([key, { event, rules }]) => {
    if (event.points !== null && event.points !== undefined) return [key, [event.points, null]]
    const rule = ruleFinder(rules)(event)
    return [key, [rule?.points ?? 0, rule?.id ?? null]]
  })
  expect(found).toEqual(Object.fromEntries(expected))
}
