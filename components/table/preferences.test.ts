import { expect, test } from 'vitest'
import { defaultPreferences, orderColumns, parsePreferences, serializePreferences } from './preferences'

test('preferences survive the way through the cookie', () => {
  const preferences = {
    order: ['events', 'lead'],
    hidden: ['steps'],
    sizes: { lead: 310 },
    density: 'comfortable' as const,
    overview: false,
  }
  expect(parsePreferences(serializePreferences(preferences))).toEqual(preferences)
  expect(parsePreferences(serializePreferences(defaultPreferences))).toEqual(defaultPreferences)
})

test.each([
  ['nothing', undefined],
  ['broken JSON', '%7Bnope'],
  ['a broken escape', '%E0%A4%A'],
  ['another type', encodeURIComponent('[1]')],
  ['null', 'null'],
  ['wrong fields', encodeURIComponent('{"order":3,"hidden":[1],"sizes":{"lead":"wide","x":1},"density":"huge"}')],
])('%s gives the defaults', (_, text) => {
  expect(parsePreferences(text)).toEqual(defaultPreferences)
})

test('a column that is new since the order was chosen stands after its usual neighbour', () => {
  expect(orderColumns(['a', 'b', 'c', 'd'], ['d', 'a'])).toEqual(['d', 'a', 'b', 'c'])
  expect(orderColumns(['a', 'b', 'c'], ['c', 'b'])).toEqual(['a', 'c', 'b'])
})

test('columns that are no more, or named twice, are left out', () => {
  expect(orderColumns(['a', 'b'], ['gone', 'b', 'b', 'a'])).toEqual(['b', 'a'])
})
