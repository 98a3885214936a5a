import { expect, test } from 'vitest'
import { suggestedRules } from '@/lib/points/suggested-rules'
import type { ScoringCondition } from '@/lib/points/types'
import { newDraft, type RuleDraft, readRule, toDraft } from './rule-draft'

const conditions: (ScoringCondition | null)[] = [
  null,
  { kind: 'path', pattern: '/a*' },
  { kind: 'property', name: 'plan', test: 'exists', value: '' },
  { kind: 'property', name: 'plan', test: 'contains', value: 'pro' },
]

test.each(conditions)('a rule comes out of its form as it went in: %j', (condition) => {
  const [first] = suggestedRules
  const rule = first && { ...first, id: '1', condition, points: -5 }
  expect(rule && readRule(toDraft(rule)).rule).toEqual(rule)
})

test.each<[Partial<RuleDraft>, string[]]>([
  [{}, ['name', 'points']],
  [{ name: 'A', points: '1.5' }, ['points']],
  [{ name: 'A', points: '−5' }, []],
  [{ name: 'A', points: '+5' }, []],
  [{ name: 'A', points: '1', kind: 'path' }, ['pattern']],
  [{ name: 'A', points: '1', kind: 'property' }, ['property', 'value']],
  [{ name: 'A', points: '1', kind: 'property', test: 'exists' }, ['property']],
])('what is wrong is said by field: %j', (change, fields) => {
  expect([...readRule({ ...newDraft, ...change }).problems.keys()].sort()).toEqual(fields)
})
