import { expect, test } from 'vitest'
import { defaultRules } from '@/lib/sessionizer/rules'
import { mergeDraft } from './merge-draft'
import { toDraft, toRules } from './rules-draft'

const base = defaultRules
const mine = { ...toDraft(base), gapMinutes: '20' }

test('what only the other has changed is theirs, what I changed stays mine', () => {
  const theirs = { ...base, goals: ['call'], categories: base.categories.slice(1) }
  expect(toRules(mergeDraft(mine, base, theirs))).toEqual({ ...theirs, gapMs: 20 * 60_000 })
})

test('what both have changed stays mine', () => {
  const theirs = { ...base, gapMs: 10 * 60_000 }
  expect(toRules(mergeDraft(mine, base, theirs)).gapMs).toBe(20 * 60_000)
})

test('without changes of mine all is theirs', () => {
  const theirs = { ...base, gapMs: 1000, categories: base.categories.toReversed() }
  expect(toRules(mergeDraft(toDraft(base), base, theirs))).toEqual(theirs)
})
