import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultRules } from '@/lib/sessionizer/index'
import { matchesPath, pathToGoal } from './match-path'
import { type PathPrefix, type PathStep, pathCodec } from './path-codec'
import { type StepGroup, stepGroups, stepKeyOf, stepLabel } from './step-key'

const codec = pathCodec()
const read = (text: string) => codec.decode(text)
const refusal = (text: string) => codec.safeDecode(text).error?.issues[0]?.message

const of = (...keys: string[]): PathStep => ({ kind: 'of', keys })
const not = (...keys: string[]): PathStep => ({ kind: 'not', keys })
const any: PathStep = { kind: 'any', keys: [] }

describe('the text form of a path', () => {
  test.each<[string, PathPrefix]>([
    ['category:Home', { steps: [of('category:Home')], ends: false }],
    ['category:Home,.', { steps: [of('category:Home')], ends: true }],
    ['.', { steps: [], ends: true }],
    [
      '*,email_open|email_click,!page:/a|page:/b',
      { steps: [any, of('email_open', 'email_click'), not('page:/a', 'page:/b')], ends: false },
    ],
    ['page:/a\\,b', { steps: [of('page:/a,b')], ends: false }],
    ['page:/a\\\\|b', { steps: [of('page:/a|b')], ends: false }],
    ['\\*,\\.,\\!a', { steps: [of('*'), of('.'), of('!a')], ends: false }],
  ])('%s is read', (text, path) => {
    expect(read(text)).toEqual(path)
  })

  test.each([
    ['a,,b', 'has an empty step'],
    ['a||b', 'has an empty step'],
    ['!', 'has an empty step'],
    ['.,a', 'can end only once, with its last step'],
    ['.,.', 'can end only once, with its last step'],
    ['a,b,c,d,e,f,g,h,i,j,k', 'has more than 10 steps'],
    [Array.from({ length: 51 }, (_, index) => index).join('|'), 'has a step of more than 50 choices'],
  ])('%s is refused', (text, message) => {
    expect(refusal(text)).toBe(message)
  })

  test('reading what was written gives the same path', () => {
    const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5, unit: fc.constantFrom(...'ab,|\\!*. ') }), {
      minLength: 1,
      maxLength: 3,
    })
    const step: fc.Arbitrary<PathStep> = fc.oneof(
      fc.constant(any),
      keys.map((names) => of(...names)),
      keys.map((names) => not(...names)),
    )
    const path = fc.record({ steps: fc.array(step, { minLength: 1, maxLength: 10 }), ends: fc.boolean() })
    fc.assert(
      fc.property(path, (given) => {
        expect(read(codec.encode(given))).toEqual(given)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the path of a session', () => {
  const view = (path: string) => ({ type: 'page_view', path })
  const event = (type: string) => ({ type, path: null })
  const touches = [
    event('email_open'),
    event('email_click'),
    view('/pricing'),
    view('/pricing/eu'),
    view('/x'),
    view('/'),
  ]
  const pathOf = (group: StepGroup, events = touches, goals = ['demo_request']) =>
    pathToGoal(events, { group, goals, rules: defaultRules })

  test('names each step by its group, repeats once', () => {
    expect(pathOf('category')).toEqual(['email_open', 'email_click', 'category:Pricing', 'page:/x', 'category:Home'])
    expect(pathOf('path')).toEqual([
      'email_open',
      'email_click',
      'page:/pricing',
      'page:/pricing/eu',
      'page:/x',
      'page:/',
    ])
    expect(pathOf('type')).toEqual(['email_open', 'email_click', 'page_view'])
  })

  test('ends before the first goal', () => {
    expect(pathOf('type', [view('/a'), event('demo_request'), event('call')])).toEqual(['page_view'])
    expect(pathOf('type', [event('demo_request'), view('/a')])).toEqual([])
    expect(pathOf('type', [view('/a'), event('call')], ['call', 'sale'])).toEqual(['page_view'])
  })

  test('sees every type of a session of many steps', () => {
    const many = Array.from({ length: 80 }, (_, index) => view(`/p${index}`))
    expect(pathOf('type', [...many, event('call'), view('/q'), event('demo_request')])).toEqual(['page_view', 'call'])
    expect(pathOf('path', many)).toHaveLength(50)
  })

  test.each([
    ['a', true],
    ['b', false],
    ['a,b', true],
    ['a,b,c', true],
    ['a,b,c,d', false],
    ['a,b,c,.', true],
    ['a,b,.', false],
    ['.', false],
    ['*,b', true],
    ['*,*,*,.', true],
    ['a,!b', false],
    ['a,!c|d', true],
    ['*,*,*,!x', false], // a step that is not there is not another one
    ['x|a,b', true],
  ])('%s fits a, b, c: %s', (text, fits) => {
    expect(matchesPath(['a', 'b', 'c'], read(text))).toBe(fits)
  })

  test('the empty path is that of a session that begins with the goal', () => {
    expect(matchesPath([], read('.'))).toBe(true)
    expect(matchesPath([], read('*'))).toBe(false)
  })

  test('a page view without a page is its type', () => {
    for (const group of stepGroups)
      expect(stepKeyOf({ type: 'page_view', path: '' }, group, defaultRules)).toBe('page_view')
  })

  test.each([
    ['category:Case study', 'Case study'],
    ['page:/x', '/x'],
    ['email_open', 'Email opened'],
    ['page:', 'Page:'],
  ])('%s is called %s', (key, label) => {
    expect(stepLabel(key)).toBe(label)
  })
})
