import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { durationBinOf, durationBinStartsMs, durationQuantile } from './duration-bins'

const histogramOf = (durations: number[]) => {
  const histogram = durationBinStartsMs.map(() => 0)
  for (const duration of durations) histogram[durationBinOf(duration)] = (histogram[durationBinOf(duration)] ?? 0) + 1
  return histogram
}

describe('duration bins', () => {
  test('rise', () => {
    expect([...durationBinStartsMs].sort((a, b) => a - b)).toEqual(durationBinStartsMs)
  })

  test.each([
    [0, 0],
    [1, 1],
    [999, 1],
    [1000, 2],
    [1999, 2],
    [2000, 3],
    [86_400_000, durationBinStartsMs.length - 1],
    [1e12, durationBinStartsMs.length - 1],
  ])('%d ms falls into bin %d', (duration, bin) => {
    expect(durationBinOf(duration)).toBe(bin)
  })
})

describe('durationQuantile', () => {
  test('is null without sessions', () => {
    expect(durationQuantile(histogramOf([]), 0.5)).toBeNull()
  })

  test('is 0 when most sessions are single events', () => {
    expect(durationQuantile(histogramOf([0, 0, 60_000]), 0.5)).toBe(0)
  })

  test('lies within the bin of the true median', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 80_000_000 }), { minLength: 1, maxLength: 99 }), (durations) => {
        const sorted = durations.toSorted((a, b) => a - b)
        const median = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0
        const bin = durationBinOf(median)
        const answer = durationQuantile(histogramOf(durations), 0.5) ?? -1
        expect(answer).toBeGreaterThanOrEqual(durationBinStartsMs[bin] ?? 0)
        expect(answer).toBeLessThanOrEqual(durationBinStartsMs[bin + 1] ?? Number.POSITIVE_INFINITY)
      }),
    )
  })
})
