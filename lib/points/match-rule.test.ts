import { describe, expect, test } from 'vitest'
import { describeRule } from './describe-rule'
import { ruleFinder } from './match-rule'
import { placeOfNew, shadowedBy } from './order-rules'
import { scoringRulesSchema } from './rule-schema'
import { suggestedRules } from './suggested-rules'
import type { ScorableEvent, ScoringCondition, ScoringRule } from './types'

function rule(id: string, type: string, condition: ScoringCondition | null = null, enabled = true): ScoringRule {
  return { id, name: id, type, condition, points: 1, enabled }
}

const path = (pattern: string): ScoringCondition => ({ kind: 'path', pattern })
const has = (name: string): ScoringCondition => ({ kind: 'property', name, test: 'exists', value: '' })
const is = (name: string, value: string): ScoringCondition => ({ kind: 'property', name, test: 'equals', value })
const holds = (name: string, value: string): ScoringCondition => ({ kind: 'property', name, test: 'contains', value })

const view = (path: string | null): ScorableEvent => ({ type: 'page_view', path })
const form = (props: ScorableEvent['props']): ScorableEvent => ({ type: 'form_submit', props })

describe('which rule gives the points', () => {
  test.each<[string, ScoringRule[], ScorableEvent, string | null]>([
    ['none without rules', [], view('/'), null],
    ['one of the event’s type', [rule('a', 'email_open'), rule('b', 'page_view')], view('/'), 'b'],
    ['the first that fits', [rule('a', 'page_view', path('/pricing')), rule('b', 'page_view')], view('/pricing'), 'a'],
    [
      'a later one when it does not',
      [rule('a', 'page_view', path('/pricing')), rule('b', 'page_view')],
      view('/'),
      'b',
    ],
    ['not one that is off', [rule('a', 'page_view', null, false), rule('b', 'page_view')], view('/'), 'b'],
    ['one for any event', [rule('a', 'email_open'), rule('any', '*')], view('/'), 'any'],
    ['in its place among the others', [rule('any', '*', path('/x')), rule('b', 'page_view')], view('/x'), 'any'],
  ])('%s', (_, rules, event, expected) => {
    expect(ruleFinder(rules)(event)?.id ?? null).toBe(expected)
  })
})

describe('conditions', () => {
  test.each<[ScoringCondition, ScorableEvent, boolean]>([
    [path('/pricing'), view('/pricing'), true],
    [path('/pricing'), view('/Pricing/'), true],
    [path('/Pricing'), view('/pricing'), true],
    [path('/pricing'), view('/pricing/eu'), false],
    [path('/pricing*'), view('/pricing/eu'), true],
    [path('*/pricing*'), view('/de/pricing'), true],
    [path('*'), view(null), false],
    [has('plan'), form({ plan: 'pro' }), true],
    [has('plan'), form({ plan: 0 }), true],
    [has('plan'), form({ plan: false }), true],
    [has('plan'), form({ plan: '' }), false],
    [has('plan'), form({ plan: null }), false],
    [has('plan'), form({}), false],
    [has('plan'), form(null), false],
    [has('toString'), form({}), false],
    [is('plan', 'Pro'), form({ plan: ' pro ' }), true],
    [is('plan', 'pro'), form({ plan: 'pro plus' }), false],
    [is('seats', '5'), form({ seats: 5 }), true],
    [is('isNew', 'true'), form({ isNew: true }), true],
    [is('tags', 'b'), form({ tags: ['a', 'b'] }), true],
    [is('plan.name', 'pro'), form({ plan: { name: 'Pro' } }), true],
    [is('plan.name', 'pro'), form({ 'plan.name': 'Pro', plan: { name: 'Basic' } }), true],
    [is('plan.name.x', 'pro'), form({ plan: { name: 'Pro' } }), false],
    [is('plan', '[object object]'), form({ plan: {} }), false],
    [holds('plan', 'PLUS'), form({ plan: 'pro plus' }), true],
    [holds('plan', 'plus'), form({ plan: 'pro' }), false],
  ])('%j of %j: %s', (condition, event, expected) => {
    expect(ruleFinder([rule('a', '*', condition)])(event) !== null).toBe(expected)
  })
})

test.each<[string, ScoringRule[], ScoringRule, number]>([
  ['without a condition, to the end', [rule('a', 'page_view')], rule('n', 'page_view'), 1],
  [
    'with one, before the first that would take its events',
    [rule('o', 'email_open'), rule('a', 'page_view')],
    rule('n', 'page_view', has('x')),
    1,
  ],
  ['or before one for any event', [rule('any', '*'), rule('a', 'page_view')], rule('n', 'page_view', has('x')), 0],
  ['else to the end', [rule('o', 'email_open')], rule('n', 'page_view', has('x')), 1],
])('a new rule goes, %s', (_, rules, added, place) => {
  expect(placeOfNew(rules, added)).toBe(place)
})

test('a rule is never reached below one that takes all its events', () => {
  const rules = [
    rule('off', '*', null, false),
    rule('a', 'page_view'),
    rule('b', 'page_view', has('x')),
    rule('c', '*'),
  ]
  expect(rules.map((_, index) => shadowedBy(rules, index))).toEqual([-1, -1, 1, -1])
})

test.each<[ScoringRule, string]>([
  [rule('a', 'page_view'), 'Page viewed'],
  [rule('a', '*', path('/x*')), 'Any event on /x*'],
  [rule('a', 'form_submit', has('plan')), 'Form sent with plan'],
  [rule('a', 'form_submit', is('plan', 'pro')), 'Form sent with plan = pro'],
  [rule('a', 'form_submit', holds('plan', 'pro')), 'Form sent with plan containing pro'],
])('a rule in words', (given, text) => {
  expect(describeRule(given)).toBe(text)
})

test('the suggested rules can be saved', () => {
  expect(scoringRulesSchema.parse(suggestedRules)).toEqual(suggestedRules)
})

test.each([
  [{ name: ' ' }, 'name'],
  [{ points: 0.5 }, 'points'],
  [{ points: 1001 }, 'points'],
  [{ condition: { kind: 'path', pattern: 'pricing' } }, 'condition.pattern'],
  [{ condition: { kind: 'property', name: 'plan', test: 'equals', value: '' } }, 'condition.value'],
  [{ type: '' }, 'type'],
])('%j cannot be saved', (change, field) => {
  const parsed = scoringRulesSchema.safeParse([{ ...suggestedRules[0], ...change }])
  expect(parsed.error?.issues[0]?.path.slice(1).join('.')).toBe(field)
})
