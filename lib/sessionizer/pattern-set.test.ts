import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitsPatterns, plainPath } from './pattern'
import { PatternSet } from './pattern-set'

/** One list after the other, one pattern after the other. */
function findSlowly(path: string, lists: readonly (readonly string[])[]): number {
  const found = lists.findIndex((patterns) => fitsPatterns(plainPath(path), patterns))
  return found < 0 ? lists.length : found
}

// Letters whose lower case is longer (İ) or another alphabet's (the Kelvin sign), and half of a pair.
const letters = ['/', '/', 'a', 'b', 'B', '*', '*', '\\', 'é', 'É', 'İ', 'ß', 'k', '\u212a', '😀', '\ud83d']
const text = fc.array(fc.constantFrom(...letters), { maxLength: 8 }).map((letters) => letters.join(''))
const lists = fc.array(fc.array(text, { maxLength: 4 }), { maxLength: 4 })
const paths = fc.array(text, { minLength: 1, maxLength: 20 })

test('finds the first list that fits, as trying each pattern would', () => {
  fc.assert(
    fc.property(lists, paths, fc.constantFrom(undefined, 0, 1000), (lists, paths, maxHeld) => {
      const set = new PatternSet(lists, maxHeld)
      expect(paths.map((path) => set.find(path))).toEqual(paths.map((path) => findSlowly(path, lists)))
    }),
    { numRuns: 2000 },
  )
})

test.each([
  [['/blog/*'], '/Blog/a', 0],
  [['/blog/*'], '/blog', 1],
  [['/blog'], '/blog/', 0],
  [['/', '*'], '/', 0],
  [['*'], '', 0],
  [[''], '', 0],
  [['/a\\*b'], '/a*b', 0],
  [['/a\\*b'], '/axb', 1],
])('of %j the path %s fits number %i', (patterns, path, expected) => {
  expect(new PatternSet([patterns]).find(path)).toBe(expected)
})

test('a list behind another is found only where the first does not fit', () => {
  const set = new PatternSet([['/*/unsubscribe'], ['/blog/*'], ['/*']])
  expect(
    ['/blog/a', '/blog/unsubscribe', '/blog/unsubscribe/b', '/other', 'other'].map((path) => set.find(path)),
  ).toEqual([1, 0, 1, 2, 3])
})
