import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchSequence } from '@/lib/filters/match-sequence'
import { parseSequence } from '@/lib/filters/parse-sequence'
import { compileSequence } from '@/lib/filters/sequence'
import { anySequenceText } from '@/lib/filters/sequence-fixtures'
import { defaultRules, type Touch } from '@/lib/sessionizer'
import { charClasses } from './char-classes'
import { sequenceRegex, setsOf } from './sequence-regex'

const known: Touch[] = [
  { type: 'a' },
  { type: 'page_view', path: '/pricing' },
  { type: 'x' },
  { type: 'page_view', path: '/blog/x' },
  { type: 'page_view' },
  { type: 'a', path: '/pricing' },
]
const pointAt = (index: number) => 0x100 + index
const charAt = (index: number) => String.fromCodePoint(pointAt(index))
const spelled = known.map((touch, index) => ({ ...touch, point: pointAt(index) }))

function regexOf(text: string): string | null {
  const compiled = compileSequence(parseSequence(text).sequence ?? [])
  const classes = charClasses(setsOf(compiled), spelled, defaultRules)
  return sequenceRegex(compiled, (sets) => classes.get(sets) ?? { base: false, others: [] })
}

const [a, pricing, x, blog] = [charAt(0) + charAt(5), charAt(1), charAt(2), charAt(3)]

describe('a sequence as a regular expression', () => {
  test.each([
    ['a', `[${a}]`],
    ['a > x', `[${a}].*[${x}]`],
    ['a >> x', `[${a}][${x}]`],
    ['* > x', `..*[${x}]`],
    ['page:/pricing{2,} > x{1,} > x{3}', `[${pricing}]{2,}.*[${x}]+.*[${x}]{3}`],
    ['page:* > page_view', `[${pricing}${blog}].*[${pricing}${blog}-${charAt(4)}]`],
    ['category:Pricing|category:Blog', `[${pricing}${blog}]`],
    ['a > !x > a', `[${a}][^${x}]*[${a}]`],
    ['!x > a > !x', `^[^${x}]*[${a}][^${x}]*$`],
    ['!* > a > !* > x > !*', `^[${a}][${x}]$`],
    ['!x', `^[^${x}]*$`],
    ['~x > ~x|a', `[^${x}].*[^${charAt(0)}${x}${charAt(5)}]`],
    ['a > !~x > a', `[${a}][${x}]*[${a}]`],
    ['a > !~x > !~a > a', `[${a}][${a}]`],
    ['a > !unknown > x > !unknown', `[${a}].*[${x}]`],
    ['~unknown', '.'],
    ['!unknown', '^'],
    ['a > unknown', null],
    ['~*', null],
  ])('%s', (text, regex) => {
    expect(regexOf(text)).toBe(regex)
  })

  test('finds what the matcher finds', () => {
    const touches = fc.array(fc.nat(known.length - 1), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(anySequenceText, touches, (text, indices) => {
        const regex = regexOf(text)
        const found = regex !== null && new RegExp(regex, 'su').test(indices.map(charAt).join(''))
        const events = indices.map((index) => known[index] ?? { type: '' })
        expect(found).toBe(matchSequence(parseSequence(text).sequence ?? [], events, defaultRules) !== null)
      }),
      { numRuns: 3000 },
    )
  })
})
