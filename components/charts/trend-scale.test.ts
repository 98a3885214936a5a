import { expect, test } from 'vitest'
import { axisTop, labelledBars } from './trend-scale'

test.each([
  [0, 2],
  [1, 2],
  [3, 4],
  [10, 10],
  [37, 40],
  [61, 80],
  [999, 1000],
  [1001, 2000],
])('bars up to %i stand under an axis of %i', (largest, top) => {
  expect(axisTop(largest)).toBe(top)
})

test.each([
  [0, 7, []],
  [1, 7, [0]],
  [7, 7, [0, 1, 2, 3, 4, 5, 6]],
  [8, 7, [0, 2, 4, 6]],
  [90, 7, [0, 13, 26, 39, 52, 65, 78]],
])('%i bars with at most %i labels carry %o', (count, most, labels) => {
  expect(labelledBars(count, most)).toEqual(labels)
})
