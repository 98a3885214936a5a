import { expect, test } from 'vitest'
import { defaultRules } from '@/lib/sessionizer/rules'
import { toDraft } from './rules-draft'
import { testPath } from './test-path'

const { categories } = toDraft(defaultRules)

test.each<[string, string, string | null, string | null, string[]]>([
  ['/pricing', '/pricing', 'Pricing', '/pricing*', []],
  [' /de/Pricing/?plan=team#faq ', '/de/Pricing/', 'Pricing', '/*/pricing', []],
  ['https://www.example.com/blog/pricing?utm_source=x', '/blog/pricing', 'Blog', '/blog/*', ['Pricing']],
  ['https://www.example.com', '/', 'Home', '/', []],
  ['/checkout', '/checkout', null, null, []],
])('%s', (text, path, name, pattern, also) => {
  const found = testPath(text, categories)
  expect(found && { ...found, category: found.category?.name ?? null }).toEqual({
    path,
    category: name,
    pattern,
    alsoFitting: categories.filter((category) => also.includes(category.name)),
  })
})

test.each(['', '  ', 'pricing', 'example.com/pricing', 'https://'])('%j is no page', (text) => {
  expect(testPath(text, categories)).toBeNull()
})
