import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSequence } from './parse-sequence'
import type { NegativeStep, PositiveStep, Sequence, SequenceStep, TouchPattern } from './sequence'
import { serializeSequence } from './serialize-sequence'

const type = (pattern: string): TouchPattern => ({ kind: 'type', pattern })
const page = (pattern: string): TouchPattern => ({ kind: 'page', pattern })
const category = (pattern: string): TouchPattern => ({ kind: 'category', pattern })
const later = (...anyOf: TouchPattern[]): PositiveStep => ({ kind: 'some', anyOf, link: 'later' })
const directly = (...anyOf: TouchPattern[]): PositiveStep => ({ kind: 'some', anyOf, link: 'directly' })
const not = (...anyOf: TouchPattern[]): NegativeStep => ({ kind: 'none', anyOf })

describe('the text form of a sequence', () => {
  test.each<[string, Sequence]>([
    ['demo_request', [later(type('demo_request'))]],
    ['a > b', [later(type('a')), later(type('b'))]],
    ['a>b>>c', [later(type('a')), later(type('b')), directly(type('c'))]],
    ['  a  >>  page:/pricing*  ', [later(type('a')), directly(page('/pricing*'))]],
    ['page: /a', [later(page('/a'))]],
    ['* > email_*', [later(type('*')), later(type('email_*'))]],
    ['a > !b > c', [later(type('a')), not(type('b')), later(type('c'))]],
    ['! b > a > !c > !d', [not(type('b')), later(type('a')), not(type('c')), not(type('d'))]],
    ['!b', [not(type('b'))]],
    ['a|b | page:/c|a', [later(type('a'), type('b'), page('/c'))]],
    ['a{2,}', [{ ...later(type('a')), repeat: { min: 2 } }]],
    ['a{3} > b', [{ ...later(type('a')), repeat: { min: 3, max: 3 } }, later(type('b'))]],
    ['a|b{ 2 , 4 }', [{ ...later(type('a'), type('b')), repeat: { min: 2, max: 4 } }]],
    ['a{1}', [later(type('a'))]],
    ['a{1,}', [{ ...later(type('a')), repeat: { min: 1 } }]],
    ['Form sent > b', [later(type('Form sent')), later(type('b'))]],
    ['a\\>b > c\\,d', [later(type('a>b')), later(type('c,d'))]],
    ['\\!a > b!c', [later(type('!a')), later(type('b!c'))]],
    ['page\\:a > \\ b\\ ', [later(type('page:a')), later(type(' b '))]],
    ['category:Case study|page:/b', [later(category('Case study'), page('/b'))]],
    [
      '~a|b >> ~ c{2}',
      [
        { ...later(type('a'), type('b')), isExcept: true },
        { ...directly(type('c')), isExcept: true, repeat: { min: 2, max: 2 } },
      ],
    ],
    ['a > !~b|c', [later(type('a')), { ...not(type('b'), type('c')), isExcept: true }]],
    ['\\~a > b~c', [later(type('~a')), later(type('b~c'))]],
    ['category\\:a', [later(type('category:a'))]],
    ['page:/a\\*b*', [later(page('/a\\*b*'))]],
    ['a\\* > page:/a\\\\b', [later(type('a\\*')), later(page('/a\\\\b'))]],
    ['category:a\\*\\\\', [later(category('a*\\'))]],
    ['page:/api/\\{id\\}{2}', [{ ...later(page('/api/{id}')), repeat: { min: 2, max: 2 } }]],
  ])('%s is read', (text, sequence) => {
    expect(parseSequence(text)).toEqual({ sequence })
  })

  test.each([
    ['', 'there is no step', 1],
    ['   ', 'there is no step', 4],
    ['a >', 'a step is missing at the end', 4],
    ['a > > b', 'a step is missing before >', 5],
    ['a >>> b', 'a step is missing before >', 5],
    ['> a', 'a step is missing before >', 1],
    ['a || b', 'a step is missing before |', 4],
    ['a > page:', 'page: needs a path, like page:/pricing', 5],
    ['a > !!b', 'one ! is enough', 6],
    ['a|!b', '! stands before the whole step', 3],
    ['a|~b', '~ stands before the whole step', 3],
    ['~!a', '! stands before ~', 2],
    ['~~a', 'one ~ is enough', 2],
    ['! ~', 'a step is missing at the end', 4],
    ['category: > a', 'category: needs a name, like category:Pricing', 1],
    ['a{50} > a{50} > b', 'more than 100 repetitions in all', 18],
    ['a{50} > a{51,}', 'more than 50 in a row', 10],
    [
      Array(6)
        .fill(Array.from({ length: 20 }, (_, index) => index).join('|'))
        .join('>'),
      'more than 100 choices in all',
      251,
    ],
    ['!a|!b', '! stands before the whole step', 4],
    ['a >> !b', 'nothing lies between events that follow directly, so ! goes with > on both sides', 3],
    ['a > !b >> c', 'nothing lies between events that follow directly, so ! goes with > on both sides', 8],
    ['a > !b{2}', 'a step with ! cannot be repeated', 7],
    ['a{0,2}', 'a repetition begins at 1', 2],
    ['a{4,2}', 'the repetition is reversed: {2,4}', 2],
    ['a{two}', 'a repetition is {2}, {2,} or {2,4}', 2],
    ['a{51}', 'more than 50 in a row', 2],
    ['a{2', 'a repetition is {2}, {2,} or {2,4}', 2],
    ['a{2}b', '> is missing before b', 5],
    ['a{2}|b', 'a repetition stands behind the last choice', 5],
    ['a}', '} inside a name is written \\}', 2],
    ['a, b', 'one sequence at a time; a comma inside a name is written \\,', 2],
    ['a\\', 'nothing after the backslash', 2],
    [Array(21).fill('a').join('>'), 'more than 20 steps', 41],
    [Array.from({ length: 21 }, (_, index) => index).join('|'), 'more than 20 choices', 51],
    ['a'.repeat(4001), 'longer than 4000 characters', 4001],
  ])('%s is refused', (text, message, position) => {
    expect(parseSequence(text)).toEqual({ problem: { message, position } })
  })

  test('reading what was written gives the same sequence', () => {
    fc.assert(
      fc.property(anySequence, (sequence) => {
        expect(parseSequence(serializeSequence(sequence))).toEqual({ sequence })
      }),
      { numRuns: 1000 },
    )
  })

  test('any text is read or refused with a place in it', () => {
    const piece = fc.constantFrom(
      'a',
      'page:',
      'category:',
      '>',
      '>>',
      '!',
      '~',
      '|',
      '{',
      '2',
      ',',
      '}',
      '\\',
      ' ',
      '*',
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('')
        const { sequence, problem } = parseSequence(text)
        if (sequence) expect(parseSequence(serializeSequence(sequence))).toEqual({ sequence })
        else expect(problem.position <= text.length + 1 && problem.position >= 1).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(...'a>|{},!~\\ *:\t2') }),
  fc.string({ minLength: 1, maxLength: 6 }),
  fc.constantFrom('category:', 'category', 'page', 'page:', 'page:/a', '\\page:', ' page:', '!page:'),
)
/** In a pattern a backslash that means itself is written twice. */
const written = (pattern: string) => pattern.replace(/\\[\\*]|\\/g, (sign) => (sign.length === 2 ? sign : '\\\\'))
const anyPattern = fc
  .record({ kind: fc.constantFrom('type', 'page', 'category'), pattern: name })
  .map(({ kind, pattern }) => ({ kind, pattern: kind === 'category' ? pattern : written(pattern) }))
const patterns = fc.uniqueArray(anyPattern, {
  minLength: 1,
  maxLength: 3,
  selector: ({ kind, pattern }) => `${kind} ${pattern}`,
})
const repeat = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.option(fc.nat(8), { nil: undefined }))
  .filter(([min, more]) => min > 1 || more !== 0)
  .map(([min, more]) => ({ min, ...(more !== undefined && { max: min + more }) }))
const set = fc
  .tuple(patterns, fc.boolean())
  .map(([anyOf, isExcept]) => ({ anyOf, ...(isExcept && { isExcept: true as const }) }))
const anyStep: fc.Arbitrary<SequenceStep> = fc.oneof(
  { weight: 3, arbitrary: set.map((set) => ({ kind: 'some', ...set, link: 'later' }) as const) },
  set.map((set) => ({ kind: 'some', ...set, link: 'directly' }) as const),
  fc.tuple(set, repeat).map(([set, repeat]) => ({ kind: 'some', ...set, link: 'later', repeat }) as const),
  set.map((set) => ({ kind: 'none', ...set }) as const),
)
/** Nothing follows directly at the start or after a step that forbids. */
const anySequence: fc.Arbitrary<Sequence> = fc.array(anyStep, { minLength: 1, maxLength: 6 }).map((steps) =>
  steps.map((step, index) => {
    const isFree = index === 0 || steps[index - 1]?.kind === 'none'
    return step.kind === 'some' && isFree ? { ...step, link: 'later' } : step
  }),
)
