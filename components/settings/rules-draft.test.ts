import { expect, test } from 'vitest'
import { defaultRules } from '@/lib/sessionizer/rules'
import { type RulesDraft, readDraft, toDraft, toRules } from './rules-draft'

const draft = toDraft(defaultRules)

test('a draft means the rules that it was made from', () => {
  expect(toRules(draft)).toEqual(defaultRules)
  expect(readDraft(draft).problems.size).toBe(0)
  for (const gapMs of [1000, 90_000, 2_000_000, 86_399_999]) {
    expect(toRules(toDraft({ ...defaultRules, gapMs })).gapMs).toBe(gapMs)
  }
})

test('numbers are read with a comma too, patterns without empty lines and spaces', () => {
  const [first] = draft.categories
  if (!first) throw new Error('No category')
  const typed = { ...draft, gapMinutes: ' 1,5 ', categories: [{ ...first, patterns: '/a\n\n  /b*  \n' }] }
  expect(toRules(typed)).toMatchObject({ gapMs: 90_000, categories: [{ patterns: ['/a', '/b*'] }] })
})

const [unsubscribe, home] = draft.categories
const withHome = (change: Partial<RulesDraft['categories'][number]>): Partial<RulesDraft> => ({
  categories: [unsubscribe, home].flatMap((category, index) =>
    category ? [index === 1 ? { ...category, ...change } : category] : [],
  ),
})

test.each<[string, Partial<RulesDraft>, string, string]>([
  ['no gap', { gapMinutes: '' }, 'gapMs', 'must be a number'],
  ['a gap in words', { gapMinutes: 'half an hour' }, 'gapMs', 'must be a number'],
  ['a gap of no time', { gapMinutes: '0' }, 'gapMs', 'must be between 1 second and 24 hours'],
  [
    'a threshold of nothing',
    { highEvaluationWeight: '0' },
    'highEvaluationWeight',
    'must be more than 0 and at most 1000',
  ],
  ['a category without a name', withHome({ name: ' ' }), 'c1.name', 'is empty'],
  ['a name twice', withHome({ name: 'Unsubscribe ' }), 'c1.name', 'is the name of another category'],
  ['a weight in words', withHome({ weight: 'much' }), 'c1.weight', 'must be a number'],
  [
    'a pattern without a slash',
    withHome({ patterns: '/a\n\nwww.example.com/b' }),
    'c1.patterns',
    'hold “www.example.com/b”, which must start with / or *',
  ],
])('%s is told at its field, and kept as typed', (_, change, field, message) => {
  const { problems } = readDraft({ ...draft, ...change })
  expect([...problems]).toEqual([[field, message]])
})
