import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesPath } from '@/lib/filters/match-path'
import { matchSequence } from '@/lib/filters/match-sequence'
import { parseSequence } from '@/lib/filters/parse-sequence'
import { anyPathText, pathEvents } from '@/lib/filters/path-fixtures'
import { parsePath } from '@/lib/filters/path-text'
import { anySequenceText } from '@/lib/filters/sequence-fixtures'
import { defaultRules, type Touch } from '@/lib/sessionizer/index'
import { pathSieve } from './path-sieve'
import { sequenceSieve } from './sequence-sieve'
import type { Sieve } from './sieve'
import type { DayColumns } from './types'

const sequenceEvents: Touch[] = [
  { type: 'a' },
  { type: 'page_view', path: '/pricing' },
  { type: 'x' },
  { type: 'page_view', path: '/blog/x' },
  { type: 'page_view' },
  { type: 'a', path: '/pricing' },
]
const codesOf = (touches: readonly Touch[]) =>
  touches.map(({ type, path }, index) => ({ code: 3 * index + 1, type, path: path ?? null }))

const sessionsOf = (touches: readonly Touch[]) =>
  fc.array(fc.array(fc.nat(touches.length - 1), { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 12 })

/** The places of the sessions that a sieve keeps. */
function kept(sieve: Sieve, sessions: readonly number[][]): number[] {
  const touches = Int32Array.from(sessions.flat(), (index) => 3 * index + 1)
  const touchStarts = new Int32Array(sessions.length + 1)
  for (const [place, { length }] of sessions.entries()) touchStarts[place + 1] = (touchStarts[place] ?? 0) + length
  const rows = Int32Array.from(sessions.keys())
  return [...rows.subarray(0, sieve({ touches, touchStarts } as DayColumns, rows, rows.length))]
}

/** The larger number lets no table grow, the smaller one makes it start anew with nearly every state. */
test.each([2 ** 20, 1])('a sequence keeps the sessions that the matcher finds it in (%d)', (cells) => {
  const coded = codesOf(sequenceEvents)
  fc.assert(
    fc.property(anySequenceText, sessionsOf(sequenceEvents), (text, sessions) => {
      const { sequence = [] } = parseSequence(text)
      const found = sessions.flatMap((session, place) => {
        const touches = session.flatMap((index) => sequenceEvents[index] ?? [])
        return matchSequence(sequence, touches, defaultRules) === null ? [] : place
      })
      expect([text, kept(sequenceSieve(sequence, coded, defaultRules, cells), sessions)]).toEqual([text, found])
    }),
    { numRuns: 1500 },
  )
})

test('a long sequence of many events in a row is read in time', () => {
  const { sequence = [] } = parseSequence('a|x{2,50} > *{40} > a')
  const sieve = sequenceSieve(sequence, codesOf(sequenceEvents), defaultRules)
  const session = Array.from({ length: 20_000 }, (_, place) => (place * place + (place >> 3)) % 5)
  expect(kept(sieve, [session])).toEqual([0])
})

test('a way keeps the sessions that the matcher finds on it', () => {
  const events = Object.values(pathEvents)
  fc.assert(
    fc.property(anyPathText, sessionsOf(events), (text, sessions) => {
      const { path, problem } = parsePath(text)
      if (!path) throw new Error(problem)
      const found = sessions.flatMap((session, place) =>
        matchesPath(
          session.flatMap((index) => events[index] ?? []),
          path,
          defaultRules,
        )
          ? place
          : [],
      )
      expect([text, kept(pathSieve(path, codesOf(events), defaultRules), sessions)]).toEqual([text, found])
    }),
    { numRuns: 1500 },
  )
})
