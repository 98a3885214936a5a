import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultRules, type Touch } from '@/lib/sessionizer/index'
import { matchSequence } from './match-sequence'
import { parseSequence } from './parse-sequence'
import { compileSequence, isInAny, type Sequence, type TouchSet } from './sequence'
import { anySequenceText } from './sequence-fixtures'

/** One letter for each event: `p` is a view of /pricing, `b` of /blog/x, the others are types. */
function touchesOf(letters: string): Touch[] {
  return [...letters].map((letter) => {
    if (letter === 'p') return { type: 'page_view', path: '/pricing' }
    return letter === 'b'
      ? { type: 'page_view', path: '/blog/x' }
      : { type: letter, path: letter === 'd' ? '/demo' : '' }
  })
}

function sequenceOf(text: string): Sequence {
  const { sequence, problem } = parseSequence(text)
  if (!sequence) throw new Error(`${text}: ${problem.message}`)
  return sequence
}

const match = (text: string, letters: string) => matchSequence(sequenceOf(text), touchesOf(letters), defaultRules)

describe('a sequence finds its earliest place', () => {
  test.each<[string, string, number[] | null]>([
    ['a', 'xaxa', [1]],
    ['a', 'xyz', null],
    ['a > c', 'xaxac', [1, 4]],
    ['a > c', 'ca', null],
    ['a > a', 'a', null],
    ['a > a', 'xaxa', [1, 3]],
    ['a >> c', 'axcac', [3, 4]],
    ['a >> c', 'axc', null],
    ['a > c >> e', 'acxce', [0, 3, 4]],
    ['*', 'a', [0]],
    ['a > *', 'a', null],
    ['page:/pricing', 'bp', [1]],
    ['page:/*', 'd', null], // a page is a page viewed
    ['page:*', 'ab', [1]],
    ['page_view', 'ab', [1]],
    ['d', 'xd', [1]],
    ['a|c > d', 'xcd', [1, 2]],
    ['category:Pricing', 'abp', [2]],
    ['category:Blog >> category:Pricing', 'bxbp', [2, 3]],
    ['category:pricing', 'p', null], // a category is named in full, in its own letters
    ['~a', 'aax', [2]],
    ['a > ~a|x|page:* > c', 'axpac', null],
    ['a > ~a|x > c', 'axpac', [0, 2, 4]],
    ['a > !~x > c', 'axaxxc', [2, 5]],
    ['a > !~x > !~y > c', 'axc', null], // neither x nor y is both
    ['~* > a', 'aa', null],
    ['a > !x > c', 'axac', [2, 3]],
    ['a > !x > c', 'axc', null],
    ['a > !x > !y > c', 'ayc', null],
    ['a > !x|y > c', 'axc', null],
    ['!x > a', 'axa', [0]],
    ['!x > a', 'xa', null],
    ['a > !x', 'axa', [2]],
    ['a > !x', 'ax', null],
    ['!x', 'abc', []],
    ['!x', 'abx', null],
    ['!* > a', 'ba', null], // nothing before: the entry
    ['!* > a', 'ab', [0]],
    ['a > !*', 'ba', [1]], // nothing after: the exit
    ['a > !* > c', 'axac', [2, 3]],
    ['a{2}', 'axaa', [2, 3]],
    ['a{2,}', 'xaaaa', [1, 2, 3, 4]],
    ['a{2,3}', 'aaaa', [0, 1, 2]],
    ['a{2,} > a', 'aaa', [0, 1, 2]],
    ['a{2,} >> c', 'aaxaac', [3, 4, 5]],
    ['x >> a{2} >> c', 'xaaac', null],
    ['page:*{2,} >> page:/pricing', 'bbp', [0, 1, 2]],
    ['a > *{2} > c', 'axc', null],
    ['a > *{2} > c', 'axyc', [0, 1, 2, 3]],
  ])('%s in %s', (text, letters, indices) => {
    expect(match(text, letters)).toEqual(indices)
  })

  test('missing, null and empty paths are no page', () => {
    const touches = [{ type: 'page_view' }, { type: 'page_view', path: null }, { type: 'page_view', path: '' }]
    expect(matchSequence(sequenceOf('page:*'), touches, defaultRules)).toBeNull()
    expect(matchSequence(sequenceOf('page_view{3}'), touches, defaultRules)).toEqual([0, 1, 2])
  })

  test('trying everything out finds the same place', () => {
    fc.assert(
      fc.property(anySequenceText, fc.string({ maxLength: 9, unit: fc.constantFrom(...'apbx') }), (text, letters) => {
        const sequence = sequenceOf(text)
        expect(matchSequence(sequence, touchesOf(letters), defaultRules)).toEqual(tryOut(sequence, touchesOf(letters)))
      }),
      { numRuns: 2000 },
    )
  })

  test('ten thousand events do not take long, however the steps overlap', () => {
    const touches = touchesOf('apb'.repeat(3334))
    const steps = Array(18).fill('*{1,5}').join(' > ')
    const started = performance.now()
    expect(matchSequence(sequenceOf(`${steps} > x`), touches, defaultRules)).toBeNull()
    expect(performance.now() - started).toBeLessThan(5000) // trying everything out would outlast us
  })
})

/** Short gaps before long ones, long runs before short ones; the first way that goes to the end. */
function tryOut(sequence: Sequence, touches: readonly Touch[]): number[] | null {
  const { runs, gaps } = compileSequence(sequence)
  const has = (from: number, to: number, sets: readonly TouchSet[]) =>
    touches.slice(from, to).some((touch) => isInAny(touch, sets, defaultRules))
  const go = (run: number, at: number): number[] | null => {
    const none = gaps[run]?.none ?? null
    const wanted = runs[run]
    if (!wanted) return has(at, touches.length, none ?? []) ? null : []
    for (let start = at; start < touches.length; start++) {
      if (start > at && (none === null || has(at, start, none))) return null
      for (let length = Math.min(wanted.max, touches.length - start); length >= wanted.min; length--) {
        const taken = Array.from({ length }, (_, index) => start + index)
        if (!taken.every((index) => has(index, index + 1, wanted.of))) continue
        const rest = go(run + 1, start + length)
        if (rest) return [...taken, ...rest]
      }
    }
    return null
  }
  return go(0, 0)
}
