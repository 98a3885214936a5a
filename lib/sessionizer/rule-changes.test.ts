import { describe, expect, test } from 'vitest'
import { ruleChanges } from './rule-changes'
import { defaultRules } from './rules'
import type { ContentCategory, Rules } from './types'

const pricing: ContentCategory = { name: 'Pricing', patterns: ['/pricing'], kind: 'evaluation', weight: 2 }
const blog: ContentCategory = { name: 'Blog', patterns: ['/blog', '/blog/*'], kind: 'content', weight: 1 }
const legal: ContentCategory = { name: 'Legal', patterns: ['/legal'], kind: 'neutral', weight: 0 }
const before: Rules = { ...defaultRules, categories: [pricing, blog, legal] }
const { intent } = before

test.each<[string, Partial<Rules>, string]>([
  ['the gap', { gapMs: 15 * 60_000 }, 'Gap 30 minutes → 15 minutes'],
  ['the goals', { goals: ['demo_request', 'meeting_booked'] }, 'Goals: + Meeting booked, − Trial started'],
  ['the passive types', { passive: [...before.passive, 'login'] }, 'Passive: + Logged in'],
  ['a kind of noise', { noise: { ...before.noise, scanner: false } }, 'Mail scanners: counted'],
  ['what high takes', { intent: { ...intent, highEvaluationWeight: 4 } }, 'High intent from 3 → 4'],
  ['what research takes', { intent: { ...intent, researchContentWeight: 2.5 } }, 'Research from 3 → 2.5'],
  ['negative types', { intent: { ...intent, negativeTypes: ['unsubscribe'] } }, 'Negative: − Marked as spam'],
  ['a weight', { categories: [{ ...pricing, weight: 3 }, blog, legal] }, 'Category Pricing: weight 2 → 3'],
  ['a kind', { categories: [pricing, blog, { ...legal, kind: 'negative' }] }, 'Category Legal: neutral → negative'],
  [
    'patterns',
    { categories: [{ ...pricing, patterns: ['/plans'] }, blog, legal] },
    'Category Pricing: + /plans, − /pricing',
  ],
  [
    'many patterns',
    { categories: [{ ...pricing, patterns: ['/a', '/b', '/c', '/d'] }, blog, legal] },
    'Category Pricing: + /a, + /b, + /c, 2 more patterns',
  ],
  ['a name', { categories: [pricing, { ...blog, name: 'News' }, legal] }, 'Category Blog is now News'],
  [
    'a category more',
    { categories: [pricing, { ...legal, name: 'Jobs', patterns: ['/jobs'] }, blog, legal] },
    'New category Jobs',
  ],
  ['a category less', { categories: [pricing, legal] }, 'Category Blog removed'],
  ['the order', { categories: [blog, pricing, legal] }, 'Order of the categories'],
])('%s: a single change is named, and alone makes the rules', (_, change, text) => {
  const after = { ...before, ...change }
  expect(ruleChanges(before, after)).toEqual([{ text, rules: after }])
})

describe('several changes', () => {
  test('are told apart, each with the rules of before and itself alone', () => {
    const jobs = { ...legal, name: 'Jobs', patterns: ['/jobs'] }
    const after = { ...before, gapMs: 60_000, categories: [{ ...blog, weight: 2 }, jobs, pricing] }
    const changes = ruleChanges(before, after)
    expect(changes.map(({ text }) => text)).toEqual([
      'Gap 30 minutes → 1 minute',
      'Category Blog: weight 1 → 2',
      'New category Jobs',
      'Category Legal removed',
      'Order of the categories',
    ])
    expect(changes.map(({ rules }) => rules.categories)).toEqual([
      [pricing, blog, legal],
      [pricing, { ...blog, weight: 2 }, legal],
      [pricing, blog, jobs, legal],
      [pricing, blog],
      [blog, pricing, legal],
    ])
    expect(changes.map(({ rules }) => rules.gapMs)).toEqual([60_000, ...Array(4).fill(before.gapMs)])
  })

  test('two categories that swap their names have swapped their content', () => {
    const after = { ...before, categories: [{ ...pricing, name: 'Blog' }, { ...blog, name: 'Pricing' }, legal] }
    expect(ruleChanges(before, after).length).toBeGreaterThan(0)
  })
})

test('the same rules in another order of types and patterns are no change', () => {
  const after = {
    ...before,
    goals: before.goals.toReversed(),
    categories: [pricing, { ...blog, patterns: blog.patterns.toReversed() }, legal],
  }
  expect(ruleChanges(before, after)).toEqual([])
})
