import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { testEngines } from '@/lib/db/testing'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { recordEvents } from '@/lib/events/record-events'
import { defaultRules, type Intent, intents, type Outcome, outcomes, type Rules } from '@/lib/sessionizer'
import { rebuildStale } from '@/lib/sessions/rebuild-stale'
import { type StoredSession, sessionColumns, toSession } from '@/lib/sessions/session-columns'
import { verifySessions } from '@/lib/sessions/verify-sessions'
import { toInstants } from '@/lib/time/day-range'
import { previewRules } from './preview-rules'
import type { LevelCounts, SessionMove } from './types'
import { readWorkspace, saveRules } from './workspace'

const minute = 60_000
const tz = 'Europe/Berlin'
const days = { from: '2026-02-01', to: '2026-03-02', tz }
const { fromMs, toMs } = toInstants(days.from, days.to, tz)

const events: fc.Arbitrary<IncomingEvent> = fc.record({
  id: fc.uuid(),
  lead: fc.integer({ min: 1, max: 40 }).map((n) => ({ key: `user:${n}`, name: `Lead ${n}` })),
  // Around both ends of the period on a grid, so that sessions reach over them, and anywhere.
  occurredAt: fc.oneof(
    fc.tuple(fc.constantFrom(fromMs, toMs), fc.integer({ min: -40, max: 40 })).map(([at, n]) => at + n * 5 * minute),
    fc.integer({ min: fromMs - 3 * 86_400_000, max: toMs + 86_400_000 }),
  ),
  type: fc.constantFrom(
    'page_view',
    'page_view',
    'email_open',
    'email_sent',
    'form_submit',
    'demo_request',
    'unsubscribe',
  ),
  path: fc.constantFrom(null, '/pricing', '/blog/a', '/docs', '/customers/a', '/unsubscribe', '/other'),
  points: fc.integer({ min: -5, max: 9 }),
  suppressed: fc.constantFrom(null, null, null, null, 'bot' as const, 'scanner' as const),
})

const anyRules: fc.Arbitrary<Rules> = fc.record({
  gapMs: fc.constantFrom(5, 15, 30, 31, 60, 24 * 60).map((minutes) => minutes * minute),
  goals: fc.subarray(['demo_request', 'form_submit', 'email_open']),
  passive: fc.subarray(['email_sent', 'email_open']),
  noise: fc.record({ bot: fc.boolean(), scanner: fc.boolean(), burst: fc.boolean() }),
  categories: fc.shuffledSubarray(defaultRules.categories).map((list) => list.map((category) => ({ ...category }))),
  intent: fc.record({
    highEvaluationWeight: fc.integer({ min: 1, max: 5 }),
    researchContentWeight: fc.integer({ min: 1, max: 4 }),
    negativeTypes: fc.subarray(['unsubscribe', 'form_submit']),
  }),
})

for (const { name, open } of testEngines) {
  describe(`the preview of rules on ${name}`, () => {
    let db: Database
    beforeAll(async () => {
      db = await open()
      const made = fc.sample(fc.array(events, { minLength: 1500, maxLength: 1500 }), { seed: 3, numRuns: 1 })
      await recordEvents(made[0] ?? [], db)
    })
    afterAll(() => db?.close())

    test('counts before and after are what is stored before the rules are saved and after the rebuild', async () => {
      await fc.assert(
        fc.asyncProperty(anyRules, fc.boolean(), async (rules, keepsBorders) => {
          const { rules: before } = await readWorkspace(db)
          const after = keepsBorders
            ? { ...rules, gapMs: before.gapMs, passive: before.passive, noise: before.noise }
            : rules
          const preview = await previewRules(after, { ...days, budgetMs: 60_000 }, db)
          const old = await stored(db)
          expect(preview.before).toEqual(levelsOf(old))
          expect(preview.leads).toBe(preview.leadsTotal)

          await saveRules(after, db)
          await rebuildStale({}, db)
          expect((await verifySessions({}, db)).count).toBe(0)
          const now = await stored(db)
          expect(preview.after).toEqual(levelsOf(now))

          balances(preview.intent, preview.before.intent, preview.after.intent, intents)
          balances(preview.outcome, preview.before.outcome, preview.after.outcome, outcomes)
          if (keepsBorders) {
            expect(countsOf(preview.intent)).toEqual(movesOf<Intent>(old, now, 'intent'))
            expect(countsOf(preview.outcome)).toEqual(movesOf<Outcome>(old, now, 'outcome'))
            expect(preview.reworded).toBe(rewordedOf(old, now))
          }
          for (const { from, to, examples } of preview.intent) {
            for (const { sessionId, reason } of examples) {
              const [was, is] = [old.get(sessionId), now.get(sessionId)]
              if (from !== null) expect(was?.intent).toBe(from)
              if (from !== null && to !== null && keepsBorders) {
                expect(is?.intent).toBe(to)
                expect(is?.intentReasons[0]).toBe(reason)
              }
            }
          }
        }),
        { numRuns: 10 },
      )
    })

    test('several changes are told one by one, each as if it were the only one', async () => {
      const { rules } = await readWorkspace(db)
      const gapMs = rules.gapMs === 15 * minute ? 20 * minute : 15 * minute
      const goals = rules.goals.includes('page_view') ? [] : [...rules.goals, 'page_view']
      const both = await previewRules({ ...rules, gapMs, goals }, days, db)
      const [onlyGap, onlyGoals] = await Promise.all([
        previewRules({ ...rules, gapMs }, days, db),
        previewRules({ ...rules, goals }, days, db),
      ])
      expect(both.changes.map(({ sessions, intent, outcome }) => ({ sessions, intent, outcome }))).toEqual(
        [onlyGap, onlyGoals].map(({ before, after, intent, outcome }) => ({
          sessions: after.sessions - before.sessions,
          intent: intent.reduce((sum, { count }) => sum + count, 0),
          outcome: outcome.reduce((sum, { count }) => sum + count, 0),
        })),
      )
      expect(onlyGap.changes).toEqual([])
    })

    test('without a change nothing moves', async () => {
      const { rules } = await readWorkspace(db)
      const preview = await previewRules(rules, days, db)
      expect(preview).toMatchObject({ intent: [], outcome: [], reworded: 0, changes: [] })
      expect(preview.after).toEqual(preview.before)
    })

    test('is right while leads still have sessions by older rules', async () => {
      const { rules } = await readWorkspace(db)
      const passive = rules.passive.length === 0 ? ['page_view'] : []
      await saveRules({ passive }, db)
      const preview = await previewRules({ ...rules, passive, gapMs: 7 * minute }, { ...days, budgetMs: 60_000 }, db)
      await saveRules({ gapMs: 7 * minute }, db)
      await rebuildStale({}, db)
      expect(preview.after).toEqual(levelsOf(await stored(db)))
    })

    test('says of how many leads it speaks when time runs out, and stops when nobody waits', async () => {
      const crowd = Array.from({ length: 250 }, (_, n) => ({
        ...{ id: `crowd${n}`, lead: { key: `user:crowd${n}` }, occurredAt: fromMs + n * minute, type: 'email_open' },
      }))
      await recordEvents(crowd, db)
      const { rules } = await readWorkspace(db)
      const after = { ...rules, gapMs: rules.gapMs + minute }
      const seen: number[] = []
      const part = await previewRules(after, { ...days, budgetMs: 0, onProgress: (leads) => seen.push(leads) }, db)
      expect(part.leads).toBe(100)
      expect(part.leadsTotal).toBeGreaterThanOrEqual(250)
      expect(seen).toEqual([100])
      const signal = AbortSignal.abort()
      for (const rules of [after, { ...after, gapMs: after.gapMs - minute, goals: ['email_open'] }]) {
        await expect(previewRules(rules, { ...days, signal }, db)).rejects.toThrow('abort')
      }
    })
  })
}

type Stored = Map<string, ReturnType<typeof toSession>>

/** The sessions of the period, by id. */
async function stored(db: Database): Promise<Stored> {
  const rows = await db.query<StoredSession>(sql`
    SELECT ${sessionColumns} FROM session
    WHERE started_at >= ${new Date(fromMs)} AND started_at < ${new Date(toMs)}`)
  return new Map(rows.map((row) => [row.id, toSession(row)]))
}

function levelsOf(sessions: Stored): LevelCounts {
  const all = [...sessions.values()]
  const count = <Level extends string>(levels: readonly Level[], level: (session: (typeof all)[number]) => Level) =>
    Object.fromEntries(levels.map((name) => [name, all.filter((session) => level(session) === name).length])) as Record<
      Level,
      number
    >
  return {
    sessions: all.length,
    intent: count(intents, ({ intent }) => intent),
    outcome: count(outcomes, ({ outcome }) => outcome),
  }
}

/** What stays in a level is the same counted from either side. */
function balances<Level extends string>(
  moves: SessionMove<Level>[],
  before: Record<Level, number>,
  after: Record<Level, number>,
  levels: readonly Level[],
): void {
  const sum = (side: 'from' | 'to', level: Level) =>
    moves.filter((move) => move[side] === level).reduce((all, { count }) => all + count, 0)
  for (const level of levels) expect(before[level] - sum('from', level)).toBe(after[level] - sum('to', level))
  for (const { count, examples } of moves) expect(examples.length).toBe(Math.min(count, 5))
}

function countsOf(moves: SessionMove<string>[]): Record<string, number> {
  return Object.fromEntries(moves.map(({ from, to, count }) => [`${from} ${to}`, count]))
}

/** Sessions that stay in their levels, but are told in other words. */
function rewordedOf(old: Stored, now: Stored): number {
  return [...old.values()].filter((was) => {
    const is = now.get(was.id)
    if (!is || was.intent !== is.intent || was.outcome !== is.outcome) return false
    return was.steps.join('\n') !== is.steps.join('\n') || was.intentReasons.join() !== is.intentReasons.join()
  }).length
}

function movesOf<Level extends string>(old: Stored, now: Stored, name: 'intent' | 'outcome'): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const [id, session] of old) {
    const [from, to] = [session[name], now.get(id)?.[name]] as [Level, Level | undefined]
    if (from !== to) counts[`${from} ${to}`] = (counts[`${from} ${to}`] ?? 0) + 1
  }
  return counts
}
