import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultRules } from '@/lib/sessionizer/rules'
import { mergeCategories } from './merge-categories'
import { type CategoryDraft, toDraft } from './rules-draft'

const was = toDraft(defaultRules).categories.slice(0, 4)
const own = (name: string): CategoryDraft => ({ key: `n${name}`, name, patterns: '/x', kind: 'content', weight: '1' })

/** The categories after someone has worked on them: some edited, gone, new, in another order. */
const edited = fc
  .record({
    kept: fc.shuffledSubarray(was),
    weights: fc.array(fc.constantFrom(null, '5', '7'), { minLength: 4, maxLength: 4 }),
    added: fc.subarray(['News', 'Jobs']),
  })
  .map(({ kept, weights, added }) => [
    ...added.map(own),
    ...kept.map((category, index) => ({ ...category, weight: weights[index] ?? category.weight })),
  ])

/** As the saved rules would come back: with keys of their own. */
const saved = (categories: CategoryDraft[]) => categories.map((category, index) => ({ ...category, key: `c${index}` }))
const content = (categories: CategoryDraft[]) => categories.map(({ key: _, ...rest }) => rest)

test('with changes of one side only, the other has them all', () => {
  fc.assert(
    fc.property(edited, (changed) => {
      expect(content(mergeCategories(was, was, saved(changed)))).toEqual(content(changed))
      expect(content(mergeCategories(changed, was, was))).toEqual(content(changed))
    }),
  )
})

test('keys stay apart, whatever both did', () => {
  fc.assert(
    fc.property(edited, edited, (mine, theirs) => {
      const keys = mergeCategories(mine, was, saved(theirs)).map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
    }),
  )
})

test('two who changed different categories, or different fields of one, both have their way', () => {
  const change = (name: string, part: Partial<CategoryDraft>) =>
    was.map((category) => (category.name === name ? { ...category, ...part } : category))
  const merged = mergeCategories(change('Blog', { weight: '4' }), was, change('Docs', { kind: 'neutral' }))
  expect(merged).toMatchObject([{}, {}, { name: 'Blog', weight: '4' }, { name: 'Docs', kind: 'neutral' }])
  const same = mergeCategories(change('Blog', { weight: '4' }), was, change('Blog', { patterns: '/news' }))
  expect(same).toMatchObject([{}, {}, { weight: '4', patterns: '/news' }, {}])
})

test('what they removed stays when I worked on it, and goes when I did not', () => {
  const theirs = saved(was.filter(({ name }) => name !== 'Blog'))
  expect(mergeCategories(was, was, theirs).map(({ name }) => name)).toEqual(['Unsubscribe', 'Home', 'Docs'])
  const mine = was.map((category) => (category.name === 'Blog' ? { ...category, weight: '9' } : category))
  expect(mergeCategories(mine, was, theirs).map(({ name }) => name)).toEqual(['Unsubscribe', 'Home', 'Blog', 'Docs'])
})
