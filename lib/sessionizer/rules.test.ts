import { describe, expect, test } from 'vitest'
import { explainRules } from './explain-rules'
import { defaultRules } from './rules'
import { rulesSchema } from './rules-schema'

describe('the schema of rules', () => {
  test('takes the defaults, also after a trip through JSON', () => {
    expect(rulesSchema.parse(JSON.parse(JSON.stringify(defaultRules)))).toEqual(defaultRules)
  })

  test('drops repeated types and spaces around them', () => {
    expect(rulesSchema.parse({ ...defaultRules, goals: [' a ', 'a', 'b'] }).goals).toEqual(['a', 'b'])
  })

  const [category] = defaultRules.categories
  test.each([
    ['a gap of no time', { gapMs: 0 }],
    ['a gap of more than a day', { gapMs: 86_400_001 }],
    ['a fraction of a millisecond', { gapMs: 60_000.5 }],
    ['an empty type', { goals: [' '] }],
    ['two categories of one name', { categories: [category, category] }],
    ['a pattern that can never fit', { categories: [{ ...category, patterns: ['pricing'] }] }],
    ['an unknown kind', { categories: [{ ...category, kind: 'good' }] }],
    ['a threshold of nothing', { intent: { ...defaultRules.intent, highEvaluationWeight: 0 } }],
    ['a word it does not know', { gap: 60_000 }],
  ])('refuses %s', (_, change) => {
    expect(rulesSchema.safeParse({ ...defaultRules, ...change }).success).toBe(false)
  })

  test('says what is wrong at the field where it is, so that the message goes on from its name', () => {
    const categories = [{ ...category, patterns: ['/a', 'b'], weight: Number.NaN }, category]
    const issues = rulesSchema.safeParse({ ...defaultRules, gapMs: 0, goals: [''], categories }).error?.issues
    expect(issues?.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
      'gapMs must be between 1 second and 24 hours',
      'goals.0 is empty',
      'categories.0.patterns.1 must start with / or *',
      'categories.0.weight must be a number',
    ])
    const twice = rulesSchema.safeParse({ ...defaultRules, categories: [category, category] }).error?.issues
    expect(twice?.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
      'categories.1.name is the name of another category',
    ])
  })
})

describe('the explained rules', () => {
  const textOf = (name: string, rules = defaultRules) => explainRules(rules).find((rule) => rule.name === name)?.text

  test('name what a workspace has set', () => {
    expect(textOf('Where a session ends')).toContain('A pause of 30 minutes or more')
    expect(textOf('Where a session ends', { ...defaultRules, gapMs: 60_000 })).toContain('A pause of 1 minute or more')
    expect(textOf('Where a session ends', { ...defaultRules, gapMs: 90_000 })).toContain(
      'A pause of 90 seconds or more',
    )
    expect(textOf('Outcome')).toContain('demo requested, trial started')
    expect(textOf('What counts')).toContain('email sent')
    expect(textOf('High intent')).toContain('weigh 3 or more together: Case study (1), Pricing (2)')
    expect(textOf('Research')).toContain('Blog (1), Docs (1), Guide (1)')
  })

  test('can be said of rules that hold nothing', () => {
    const bare = { ...defaultRules, goals: [], passive: [], categories: [] }
    expect(textOf('Outcome', bare)).toContain('a goal (none)')
  })
})
