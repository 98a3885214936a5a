import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder, instant } from './fixtures'
import { makeSameSessions } from './make-same-sessions'
import { defaultRules } from './rules'
import { sessionize } from './sessionize'
import type { Rules, SessionEvent } from './types'

const paths = [null, '/', '/pricing', '/blog/a', '/docs', '/customers/a', '/unsubscribe', '/careers', '/other']
const types = ['page_view', 'page_view', 'page_view', 'email_open', 'email_sent', 'demo_request', 'unsubscribe']

const events: fc.Arbitrary<SessionEvent[]> = fc
  .array(
    fc.record({
      leadId: fc.constantFrom('ann', 'ben'),
      occurredAt: fc.integer({ min: 0, max: 400 }).map((minutes) => instant('10:00') + minutes * 60_000),
      type: fc.constantFrom(...types),
      path: fc.constantFrom(...paths),
      points: fc.integer({ min: -3, max: 9 }),
    }),
    { maxLength: 40 },
  )
  .map((list) => inOrder(list.map((event, seq) => ({ id: `e${seq}`, seq, ...event }))))

const { categories, intent } = defaultRules
const changed = (name: string, change: Partial<Rules['categories'][number]>): Partial<Rules> => ({
  categories: categories.map((category) => (category.name === name ? { ...category, ...change } : category)),
})

const without: [string, Partial<Rules>][] = [
  ['the order of types', { goals: defaultRules.goals.toReversed(), passive: defaultRules.passive.toReversed() }],
  ['a goal that never counts', { goals: [...defaultRules.goals, 'email_sent'] }],
  [
    'a negative type that never counts',
    { intent: { ...intent, negativeTypes: [...intent.negativeTypes, 'email_sent'] } },
  ],
  [
    'the order of patterns',
    changed('Blog', { patterns: categories.find(({ name }) => name === 'Blog')?.patterns.toReversed() ?? [] }),
  ],
  [
    'the case of patterns',
    changed('Trial', {
      patterns: ['/TRIAL*', '/trial*', '/*/trial', '/free-trial*', '/signup*', '/sign-up*', '/*/signup'],
    }),
  ],
  ['the weight of neutral pages', changed('Careers', { weight: 7 })],
  ['how much negative pages weigh', changed('Unsubscribe', { weight: 9 })],
  [
    'a category without patterns',
    { categories: [{ name: 'New', patterns: [], kind: 'evaluation', weight: 5 }, ...categories] },
  ],
]

test.each(without)('%s makes the same sessions', (_, change) => {
  const rules = { ...defaultRules, ...change }
  expect(makeSameSessions(defaultRules, rules)).toBe(true)
  fc.assert(
    fc.property(events, (list) => {
      expect([...sessionize(list, rules)]).toEqual([...sessionize(list, defaultRules)])
    }),
  )
})

const withEffect: [string, Partial<Rules>][] = [
  ['the gap', { gapMs: defaultRules.gapMs + 1 }],
  ['a goal', { goals: [] }],
  ['a passive type', { passive: [] }],
  ['a kind of noise', { noise: { ...defaultRules.noise, burst: false } }],
  ['a negative type', { intent: { ...intent, negativeTypes: [] } }],
  ['what high takes', { intent: { ...intent, highEvaluationWeight: 2 } }],
  ['what research takes', { intent: { ...intent, researchContentWeight: 2 } }],
  ['the order of categories', { categories: categories.toReversed() }],
  ['a name', changed('Blog', { name: 'News' })],
  ['a kind', changed('Blog', { kind: 'evaluation' })],
  ['a weight', changed('Pricing', { weight: 3 })],
  ['a pattern', changed('Pricing', { patterns: ['/prices'] })],
  ['whether negative pages weigh', changed('Unsubscribe', { weight: 0 })],
]

test.each(withEffect)('%s may make others', (_, change) => {
  expect(makeSameSessions(defaultRules, { ...defaultRules, ...change })).toBe(false)
})
