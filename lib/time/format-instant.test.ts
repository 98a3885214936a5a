import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatInstant } from './format-instant'

test('an instant is written as Date writes it, whatever was written before', () => {
  const anyMs = fc.integer({ min: Date.UTC(0, 0, 1), max: Date.UTC(9999, 11, 31) })
  fc.assert(
    fc.property(fc.array(fc.oneof(anyMs, fc.integer({ min: -2, max: 86_400_002 }))), (times) => {
      expect(times.map(formatInstant)).toEqual(times.map((timeMs) => new Date(timeMs).toISOString()))
    }),
  )
})
