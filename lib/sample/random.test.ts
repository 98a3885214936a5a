import { expect, test } from 'vitest'
import { seededRandom } from './random'

const draws = (seed: number) => {
  const random = seededRandom(seed)
  return Array.from({ length: 5 }, () => random.next())
}

test('the same seed draws the same numbers, another seed others', () => {
  expect(draws(1)).toEqual(draws(1))
  expect(draws(1)).not.toEqual(draws(2))
})

test('whole numbers reach both ends and nothing beyond', () => {
  const random = seededRandom(3)
  const seen = new Set(Array.from({ length: 500 }, () => random.int(-2, 2)))
  expect([...seen].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2])
})

test('keys come as often as their weights say', () => {
  const random = seededRandom(4)
  const drawn = Array.from({ length: 4000 }, () => random.weighted({ often: 3, rarely: 1, never: 0 }))
  const count = (key: string) => drawn.filter((one) => one === key).length
  expect(count('often') / count('rarely')).toBeCloseTo(3, 0)
  expect(count('never')).toBe(0)
})

test('nothing comes from nothing', () => {
  expect(() => seededRandom(1).pick([])).toThrow(RangeError)
  expect(() => seededRandom(1).weighted({})).toThrow(RangeError)
})
