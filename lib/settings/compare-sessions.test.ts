import { expect, test } from 'vitest'
import type { Intent, Session } from '@/lib/sessionizer'
import { event } from '@/lib/sessionizer/fixtures'
import { defaultRules } from '@/lib/sessionizer/rules'
import { sessionize } from '@/lib/sessionizer/sessionize'
import { Comparison, pairSessions } from './compare-sessions'

/** A session of an email opened at each of the times. */
function session(...times: string[]): Session {
  const [made] = sessionize(
    times.map((at) => event(at, 'email_open')),
    { ...defaultRules, gapMs: 24 * 60 * 60_000 },
  )
  if (!made) throw new Error('No session')
  return made
}

function pairs(before: Session[], after: Session[]): [string | null, string | null][] {
  const at = (found: Session | null) => found && new Date(found.startedAt).toISOString().slice(11, 16)
  return [...pairSessions(before, after)].map(([was, is]) => [at(was), at(is)])
}

test.each<[string, Session[], Session[], [string | null, string | null][]]>([
  [
    'the same goes on',
    [session('10:00'), session('11:00')],
    [session('10:00'), session('11:00')],
    [
      ['10:00', '10:00'],
      ['11:00', '11:00'],
    ],
  ],
  [
    'one that is split goes on as its first part',
    [session('10:00', '10:20')],
    [session('10:00'), session('10:20')],
    [
      ['10:00', '10:00'],
      [null, '10:20'],
    ],
  ],
  [
    'of two that are joined the first goes on',
    [session('10:00'), session('10:20')],
    [session('10:00', '10:20')],
    [
      ['10:00', '10:00'],
      ['10:20', null],
    ],
  ],
  [
    'one whose first event no longer counts goes on later',
    [session('10:00', '10:20')],
    [session('10:20')],
    [['10:00', '10:20']],
  ],
  [
    'one whose events no longer count goes',
    [session('10:00'), session('11:00')],
    [session('11:00')],
    [
      ['10:00', null],
      ['11:00', '11:00'],
    ],
  ],
  [
    'events that come to count make one',
    [session('11:00')],
    [session('10:00'), session('11:00'), session('12:00')],
    [
      [null, '10:00'],
      ['11:00', '11:00'],
      [null, '12:00'],
    ],
  ],
])('%s', (_, before, after, expected) => {
  expect(pairs(before, after)).toEqual(expected)
})

test('moves are counted with their newest examples, and what stays is not', () => {
  const comparison = new Comparison()
  const as = (intent: Intent, hour: number): Session => ({ ...session(`${hour}:00`), intent })
  for (let hour = 10; hour < 20; hour++) comparison.add([as('low', hour), as('high', hour)])
  comparison.add([as('high', 10), as('high', 10)])
  comparison.add([as('high', 10), { ...as('high', 10), steps: ['Another name'] }])
  comparison.add([null, as('low', 10)])
  expect(comparison.before.intent).toEqual({ high: 2, research: 0, neutral: 0, low: 10 })
  expect(comparison.after.intent).toEqual({ high: 12, research: 0, neutral: 0, low: 1 })
  expect(comparison.after.sessions - comparison.before.sessions).toBe(1)
  expect(comparison.reworded).toBe(1)
  expect(comparison.intentMoves.map(({ from, to, count }) => [from, to, count])).toEqual([
    ['low', 'high', 10],
    [null, 'low', 1],
  ])
  const hours = comparison.intentMoves[0]?.examples.map(({ startedAt }) => new Date(startedAt).getUTCHours())
  expect(hours).toEqual([19, 18, 17, 16, 15])
})
