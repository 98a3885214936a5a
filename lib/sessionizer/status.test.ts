import fc from 'fast-check'
import { expect, test } from 'vitest'
import { statusOf, statusRange } from './status'
import { type Status, statuses } from './types'

const minute = 60_000
const gap = 30 * minute
const now = Date.parse('2026-01-14T10:00:00Z')

test.each<[number, Status]>([
  [0, 'active'],
  [5 * minute - 1, 'active'],
  [5 * minute, 'idle'],
  [gap - 1, 'idle'],
  [gap, 'ended'],
  [24 * 60 * minute, 'ended'],
  [-minute, 'active'],
])('%d ms of silence: %s', (silence, status) => {
  expect(statusOf(now - silence, gap, now)).toBe(status)
})

test('with a gap below five minutes a session is active until it ends', () => {
  expect(statusOf(now - minute + 1, minute, now)).toBe('active')
  expect(statusOf(now - minute, minute, now)).toBe('ended')
})

test('the ranges of the statuses say the same', () => {
  const silences = fc.oneof(
    fc.constantFrom(5 * minute - 1, 5 * minute, gap - 1, gap),
    fc.integer({ min: -gap, max: 3 * gap }),
  )
  fc.assert(
    fc.property(silences, fc.constantFrom(minute, 5 * minute, gap), (silence, gapMs) => {
      const endedAt = now - silence
      const found = statuses.filter((status) => {
        const { after, until } = statusRange(status, gapMs, now)
        return (after === null || endedAt > after) && (until === null || endedAt <= until)
      })
      expect(found).toEqual([statusOf(endedAt, gapMs, now)])
    }),
  )
})
