import { expect, test } from 'vitest'
import { parseFacetQuery } from './facet-query'

const parse = (text: string) => parseFacetQuery(new URLSearchParams(text))

test('the choices of a filter are asked for with the other filters, and maybe a text', () => {
  expect(parse('param=entry&outcome=converted&search=mail')).toEqual({
    query: { param: 'entry', search: 'mail', filter: { outcome: ['converted'] } },
    problems: [],
  })
  expect(parse('param=lead').query).toEqual({ param: 'lead', search: '', filter: {} })
})

test.each([
  ['outcome=converted', 'param', 'param: is missing'],
  ['param=duration', 'param', /^param: must be one of lead, entry, exit/],
  ['param=entry&search=a%00b', 'search', 'search: holds a NUL character'],
  [`param=entry&search=${'x'.repeat(201)}`, 'search', 'search: is longer than 200 characters'],
  ['param=entry&outcome=won', 'outcome', /^outcome: "won" is not one of/],
  ['param=entry&from=2026-03-02&to=2026-03-01', 'from', /^from: the range is reversed/],
  ['param=entry&sort=points', 'sort', 'Unknown parameter "sort"'],
])('%s is refused by name', (text, param, message) => {
  const { query, problems } = parse(text)
  expect(query).toBeNull()
  expect(problems).toEqual([{ param, message: expect.stringMatching(message) }])
})
