import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSmallSample, lift, lowerMedian, wilson } from './statistics'

// Reference values: Newcombe 1998 for Wilson (81/263, 15/148, 0/20, 1/29).
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i lie between %d and %d', (hits, all, low, high) => {
  const interval = wilson(hits, all)
  expect(interval.low).toBeCloseTo(low, 3)
  expect(interval.high).toBeCloseTo(high, 3)
})

test('the interval of a share lies around it, inside 0 to 1', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), (hits, others) => {
      const { low, high } = wilson(hits, hits + others)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      if (hits + others > 0) expect(hits / (hits + others)).toBeGreaterThanOrEqual(low - 1e-12)
      if (hits + others > 0) expect(hits / (hits + others)).toBeLessThanOrEqual(high + 1e-12)
    }),
  )
})

test.each([
  [0, 0, true],
  [1, 10, true],
  [0, 30, true],
  [0, 40, false],
  [200, 400, false],
  [100, 200, true],
])('%i of %i is a small sample: %s', (hits, all, isSmall) => {
  expect(isSmallSample(hits, all)).toBe(isSmall)
})

test('twice as often, with an interval around it', () => {
  const found = lift(40, 100, 20, 100)
  expect(found?.ratio).toBe(2)
  expect(found?.interval.low).toBeCloseTo(1.263, 2)
  expect(found?.interval.high).toBeCloseTo(3.167, 2)
  expect(found?.isUncertain).toBe(false)
})

test('a difference that may be chance is uncertain', () => {
  expect(lift(2, 10, 20, 120)?.isUncertain).toBe(true)
})

test('what the others never have has no ratio, but a lower bound', () => {
  const found = lift(50, 100, 0, 1000)
  expect(found?.ratio).toBeNull()
  expect(found?.interval.low).toBeGreaterThan(10)
  expect(lift(0, 100, 500, 1000)).toMatchObject({ ratio: 0, isUncertain: false })
})

test.each([
  [0, 0, 5, 10],
  [5, 10, 0, 0],
  [0, 10, 0, 10],
])('%i of %i beside %i of %i cannot be compared', (...counts) => {
  expect(lift(...counts)).toBeNull()
})

test('the median of an even number is the lower middle one', () => {
  expect(lowerMedian([4, 1, 3, 2])).toBe(2)
  expect(lowerMedian([])).toBeNull()
})
