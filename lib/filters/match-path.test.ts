import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultRules } from '@/lib/sessionizer/index'
import { keepNames, matchesPath, routeOf } from './match-path'
import { pathEvents } from './path-fixtures'
import { parsePath } from './path-text'
import { pathGroupings } from './session-path'

const touchesOf = (letters: string) => [...letters].map((letter) => pathEvents[letter] ?? { type: letter })

test.each([
  ['ocpd', 'category', ['Email opened', 'Email clicked', 'Pricing'], 'demo_request'],
  ['oopqpd', 'category', ['Email opened', 'Pricing'], 'demo_request'],
  ['pqpx', 'path', ['/pricing', '/pricing/eu', '/pricing', '/odd*'], null],
  ['cpqo', 'type', ['Email clicked', 'Page viewed', 'Email opened'], null],
  ['ptpd', 'category', ['Pricing'], 'trial_signup'],
  ['d', 'path', [], 'demo_request'],
] as const)('%s by %s is called %j', (letters, grouping, labels, goal) => {
  const route = routeOf(touchesOf(letters), grouping, ['demo_request', 'trial_signup'], defaultRules)
  expect(route).toEqual({ labels, goal })
})

test('a goal that was not chosen is a step like any other', () => {
  const route = routeOf(touchesOf('ptd'), 'category', ['demo_request'], defaultRules)
  expect(route).toEqual({ labels: ['Pricing', 'Trial started'], goal: 'demo_request' })
})

test('labels that are not kept become one, and then collapse', () => {
  expect(keepNames(['a', 'b', 'c', 'a', 'c'], ['a'])).toEqual(['a', null, 'a', null])
})

const both = 'category:Pricing|Blog:demo_request|trial_signup'
describe.each([
  [`${both}:Pricing:!`, ['pd', 'ppqt'], ['p', 'bpd', 'pbd', 'd']],
  [`${both}:Pricing:trial_signup`, ['pt', 'ptd'], ['pd', 'pdt', 'p']],
  [`${both}:Pricing:`, ['p', 'pq'], ['pd', 'pb']],
  [`${both}:Pricing:*`, ['p', 'pd'], ['pb', 'bp']],
  [`${both}:*:!`, ['d', 'pd', 'oobt'], ['', 'p']],
  [`${both}::!`, ['d', 'tp'], ['pd']],
  [`${both}:~>Pricing:!`, ['ocxpd', 'opt'], ['pd', 'bpd', 'obpd']],
  [`${both}:?>Pricing>*:!`, ['opd', 'bpbd', 'ocxpod'], ['pd', 'obpd']],
  [`${both}:*>Pricing>*:`, ['p', 'opb', 'xbp'], ['o', 'pd', 'bdp']],
  [`${both}:?>?>?:*`, ['pbp', 'obpd'], ['pb', 'pbpb', 'ocx']],
  [`${both}:*>?>Blog:!`, ['pbd', 'bpbd', 'obd'], ['bd', 'bbd']],
  ['type::demo_request:Email opened>Trial started:!', ['otd', 'oottd'], ['od', 'tod']],
])('%s', (text, fitting, others) => {
  const { path } = parsePath(text)
  const matches = (letters: string) => path !== undefined && matchesPath(touchesOf(letters), path, defaultRules)
  test.each(fitting)('fits %s', (letters) => expect(matches(letters)).toBe(true))
  test.each(others)('does not fit %s', (letters) => expect(matches(letters)).toBe(false))
})

test('every session goes its own way, and no other of the same length', () => {
  const letters = fc.string({ unit: fc.constantFrom(...Object.keys(pathEvents)), maxLength: 8 })
  fc.assert(
    fc.property(letters, letters, fc.constantFrom(...pathGroupings), (one, other, grouping) => {
      const goals = ['demo_request']
      const [own, its] = [one, other].map((text) => routeOf(touchesOf(text), grouping, goals, defaultRules))
      if (!own || !its) throw new Error('No route')
      const path = {
        grouping,
        keep: [],
        goals,
        steps: own.labels.map((label) => ({ kind: 'label' as const, label })),
        end: own.goal === null ? { kind: 'none' as const } : { kind: 'goal' as const, types: goals },
      }
      expect(matchesPath(touchesOf(one), path, defaultRules)).toBe(true)
      expect(matchesPath(touchesOf(other), path, defaultRules)).toBe(JSON.stringify(own) === JSON.stringify(its))
    }),
  )
})
