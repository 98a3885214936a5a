import fc from 'fast-check'
import { expect, test } from 'vitest'
import { categoryOf } from '@/lib/sessionizer'
import { defaultRules } from '@/lib/sessionizer/rules'
import { coverPages } from './page-coverage'
import { toDraft, toRules } from './rules-draft'

const draft = toDraft(defaultRules)
const paths = [
  '/',
  '/Pricing/',
  '/de/pricing',
  '/blog/pricing',
  '/blog',
  '/docs/a/b',
  '/checkout',
  '/PRICING-2',
  '/kontakt',
]
const pages = paths.map((path, index) => ({ path, views: 100 - index }))

test('each page is counted for the category that the sessionizer gives it', () => {
  const cover = coverPages(pages)
  fc.assert(
    fc.property(fc.shuffledSubarray(draft.categories), (categories) => {
      const { byCategory, none } = cover(categories)
      const rules = toRules({ ...draft, categories })
      const nameOf = (path: string) => categoryOf(path, rules)?.name
      for (const { key, name } of categories) {
        expect(byCategory.get(key)?.pages).toEqual(pages.filter(({ path }) => nameOf(path) === name))
      }
      expect(none).toEqual(pages.filter(({ path }) => nameOf(path) === undefined))
    }),
  )
})

test('pages that an earlier category has are told apart', () => {
  const { byCategory, none } = coverPages(pages)(draft.categories)
  const pathsOf = (name: string) => {
    const found = byCategory.get(draft.categories.find((category) => category.name === name)?.key ?? '')
    return { pages: found?.pages.map(({ path }) => path), takenBefore: found?.takenBefore.map(({ path }) => path) }
  }
  expect(pathsOf('Blog')).toEqual({ pages: ['/blog/pricing', '/blog'], takenBefore: [] })
  expect(pathsOf('Pricing')).toEqual({
    pages: ['/Pricing/', '/de/pricing', '/PRICING-2'],
    takenBefore: ['/blog/pricing'],
  })
  expect(none.map(({ path }) => path)).toEqual(['/checkout', '/kontakt'])
})
