import { expect, test } from 'vitest'
import { bandOf, median, noiseOf } from './baseline'

const none = () => 0

test.each([
  [[3], 3],
  [[1, 9], 5],
  [[5, 1, 100], 5],
  [[4, 1, 3, 2], 2.5],
])('the median of %o is %d', (values, middle) => {
  expect(median(values)).toBe(middle)
})

test('fewer than four earlier values make no band', () => {
  expect(bandOf([10, 10, 10], none)).toBeNull()
  expect(bandOf([10, 10, 10, 10], none)).toEqual({ usual: 10, low: 10, high: 10 })
})

test('the band reaches three spreads from the median to either side', () => {
  const { usual, low, high } = bandOf([8, 9, 10, 11, 12], none) ?? { usual: 0, low: 0, high: 0 }
  expect(usual).toBe(10)
  expect(high - usual).toBeCloseTo(3 * 1.4826)
  expect(usual - low).toBeCloseTo(3 * 1.4826)
})

test('one odd week does not widen it', () => {
  const calm = bandOf([10, 11, 10, 9, 10, 11, 9, 10], none)
  const odd = bandOf([10, 11, 10, 9, 10, 11, 9, 900], none)
  expect(odd?.high).toBeLessThan(20)
  expect(calm?.high).toBeLessThan(20)
})

test('what chance would do is never outside of it', () => {
  expect(bandOf([100, 100, 100, 100], noiseOf.sessions)).toEqual({ usual: 100, low: 70, high: 130 })
  const few = bandOf([0.5, 0.5, 0.5, 0.5], (usual) => noiseOf.bounceRate(usual, 25))
  const many = bandOf([0.5, 0.5, 0.5, 0.5], (usual) => noiseOf.bounceRate(usual, 2500))
  expect(few?.low).toBeCloseTo(0.2)
  expect(many?.low).toBeCloseTo(0.47)
})

test('it never reaches below zero, nor above what can be', () => {
  expect(bandOf([0.9, 0.9, 0.9, 0.9], () => 0.1, 1)?.high).toBe(1)
  expect(bandOf([1, 1, 1, 1], noiseOf.sessions)?.low).toBe(0)
})
