import { expect, test } from 'vitest'
import { closesIn, openSpanOf, statusAt } from './open-span'

const minutes = (count: number) => count * 60_000

test.each([
  [30, 'closes in 30 min'],
  [11.5, 'closes in 12 min'],
  [1.2, 'closes in 2 min'],
  [1, 'closes in a minute'],
  [0.01, 'closes in a minute'],
  [90, 'closes in 90 min'],
  [170, 'closes in 3 h'],
])('with %s minutes left it %s', (left, words) => {
  expect(closesIn({ closesAt: minutes(left) }, 0)).toBe(words)
})

test('an open session turns idle after five minutes and ends with its gap, whatever the clock did before', () => {
  const span = openSpanOf({ endedAt: 0, closesAt: minutes(30) }, minutes(1))
  if (!span) throw new Error('It is open')
  const at = (count: number) => statusAt(span, minutes(count))
  expect([-9, 1, 4.9, 5, 29.9, 30, 2].map(at)).toEqual([
    'active',
    'active',
    'active',
    'idle',
    'idle',
    'ended',
    'active',
  ])
  expect(openSpanOf({ endedAt: 0, closesAt: minutes(30) }, minutes(30))).toBeNull()
})
