import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultRules, type Rules, type Touch, type TracedSession, traceSessions } from '@/lib/sessionizer'
import type { ColumnSessions, DayColumns } from '@/lib/sessions/columns/types'
import { Comparison, isReworded } from '../compare-sessions'
import { compareTrails } from './compare-trails'

const paths = ['/a', '/b', '/c', '/d', '/e', '/f', '/g', null]
const rareTypes = ['email_open', 'demo_request', 'file_download', 'unsubscribe']
const types = [...Array.from({ length: 12 }, () => 'page_view'), ...rareTypes]
const touches = [...new Set(types)].flatMap((type) => paths.map((path): Touch => ({ type, path })))
const coded = touches.map(({ type, path }, code) => ({ code, type, path: path ?? null }))

const anySessions = fc.array(
  fc.array(fc.record({ type: fc.constantFrom(...types), path: fc.constantFrom(...paths), minutes: fc.nat(29) }), {
    minLength: 1,
    maxLength: 20,
  }),
  { minLength: 1, maxLength: 30 },
)

const anyRules: fc.Arbitrary<Rules> = fc
  .record({
    goals: fc.subarray(['demo_request', 'file_download', 'page_view', 'unsubscribe'], { maxLength: 2 }),
    /** Which category each page is of: often a category of its own. */
    pages: fc.oneof(fc.constant([0, 1, 2, 3, 4, 5, 6]), fc.array(fc.nat(9), { minLength: 7, maxLength: 7 })),
    weights: fc.array(fc.constantFrom(0, 1, 1, 2), { minLength: 9, maxLength: 9 }),
    high: fc.integer({ min: 1, max: 4 }),
    negativeTypes: fc.subarray(['unsubscribe', 'email_open'], { maxLength: 1 }),
  })
  .map(({ goals, pages, weights, high, negativeTypes }) => ({
    ...defaultRules,
    goals,
    categories: kinds.map((kind, index) => ({
      ...{ name: `K${index}`, kind, weight: weights[index] ?? 0 },
      patterns: paths.flatMap((path, place) => (path && pages[place] === index ? [path] : [])),
    })),
    intent: { highEvaluationWeight: high, researchContentWeight: high, negativeTypes },
  }))
const kinds = [...Array.from({ length: 6 }, () => 'evaluation' as const), 'content', 'negative', 'neutral'] as const

test('trails tell the same as the sessions that they are of', async () => {
  await fc.assert(
    fc.asyncProperty(anySessions, anyRules, anyRules, anyRules, fc.nat(11), async (given, before, next, other, at) => {
      const after = at < 6 ? withWeight(before, at) : next
      const events = given.map((session, lead) => eventsOf(session, `lead${100 + lead}`))
      const sessionsBy = (rules: Rules) => events.flatMap((ofLead) => [...traceSessions(ofLead, rules)])
      const was = sessionsBy(before)
      const rounds = [after, other].map((rules) => ({ rules, comparison: new Comparison() }))
      const [first, second] = rounds
      if (!first || !second) throw new Error('There are two')
      const { examples, unsure, leads } = await compareTrails(toColumns(was), before, [first, second])
      expect(leads).toBe(given.length)
      for (const { rules, comparison } of rounds) {
        const expected = new Comparison()
        for (const [index, is] of sessionsBy(rules).entries()) expected.add([was[index] ?? null, is])
        expect([comparison.before, comparison.after]).toEqual([expected.before, expected.after])
        expect(countsOf(comparison)).toEqual(countsOf(expected))
      }
      const expected = new Comparison()
      const is = sessionsBy(after)
      for (const [index, session] of is.entries()) expected.add([was[index] ?? null, session])
      for (const { row } of examples) first.comparison.addExample([was[row] ?? null, is[row] ?? null])
      expect(movesOf(first.comparison)).toEqual(movesOf(expected))
      for (const { row } of unsure) if (isReworded(was[row] as never, is[row] as never)) first.comparison.reworded++
      expect(first.comparison.reworded).toBe(expected.reworded)
    }),
    { numRuns: 150 },
  )
})

test.each([
  ['/a /b /c /d /e /f', 1], // the same four names, but more time until the last view
  ['/a /b /c /d /f /e', 0], // the same time
  ['/a /f /b /c /d /e', 0], // another name, which is seen without times
  ['/a /b /c /d /e', 0], // the same views
])('of a session with %s the reasons are read from its events: %d', async (text, count) => {
  const views = text.split(' ').map((path) => ({ type: 'page_view', path, minutes: 5 }))
  const categories = ['/a', '/b', '/c', '/d', '/e', '/f'].map((path) => ({
    ...{ name: `K${path}`, kind: 'evaluation' as const, weight: 1, patterns: [path] },
  }))
  const [after, before] = [{ ...defaultRules, categories }, withWeight({ ...defaultRules, categories }, 5)]
  const sessions = [...traceSessions(eventsOf(views, 'lead100'), before)]
  const { unsure } = await compareTrails(toColumns(sessions), before, [{ rules: after, comparison: new Comparison() }])
  expect(unsure).toHaveLength(count)
})

/** One category begins to say something, or no longer does. */
function withWeight(rules: Rules, at: number): Rules {
  const categories = rules.categories.map((category, index) =>
    index === at ? { ...category, weight: category.weight === 0 ? 1 : 0 } : category,
  )
  return { ...rules, categories }
}

function eventsOf(session: { type: string; path: string | null; minutes: number }[], leadId: string) {
  let at = Number(leadId.slice(4)) * 1000
  return session.map(({ type, path, minutes }, seq) => {
    if (seq > 0) at += minutes * 60_000
    return { id: `${seq}`, leadId, seq, occurredAt: at, type, path, points: 0 }
  })
}

/** One day that has all of them. */
function toColumns(sessions: readonly TracedSession[]): ColumnSessions {
  const codes = sessions.map((session) =>
    session.touches.map((touch) =>
      coded.findIndex(({ type, path }) => type === touch.type && path === (touch.path ?? null)),
    ),
  )
  const touchStarts = new Int32Array(sessions.length + 1)
  for (const [row, { length }] of codes.entries()) touchStarts[row + 1] = (touchStarts[row] ?? 0) + length
  const leads = Int32Array.from(sessions, ({ leadId }) => Number(leadId.slice(4)))
  const day = { size: sessions.length, leads, touches: Int32Array.from(codes.flat()), touchStarts } as DayColumns
  const rows = Int32Array.from(sessions.keys())
  return { parts: [{ day, rows }], numbers: {} as ColumnSessions['numbers'], touches: coded }
}

const countsOf = (comparison: Comparison) => movesOf(comparison).map(({ examples, ...move }) => move)

function movesOf({ intentMoves, outcomeMoves }: Comparison) {
  const moves = [...intentMoves, ...outcomeMoves]
  return moves.sort((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1))
}
