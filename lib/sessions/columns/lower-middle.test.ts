import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lowerMedian } from '@/lib/reports/statistics'
import { lowerMiddle } from './lower-middle'

test('the lower middle one is where sorting puts it', () => {
  const few = fc.integer({ min: -3, max: 3 })
  fc.assert(
    fc.property(fc.array(fc.oneof(few, fc.integer()), { maxLength: 60 }), (values) => {
      expect(lowerMiddle(Float64Array.from(values))).toBe(lowerMedian(values))
      expect(lowerMiddle(Int32Array.from(values))).toBe(lowerMedian(values))
    }),
  )
})
