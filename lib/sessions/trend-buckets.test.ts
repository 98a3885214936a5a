import { describe, expect, test } from 'vitest'
import { splitRange, unitOf } from './trend-buckets'

test.each([
  ['2026-03-01', '2026-03-01', 'day'],
  ['2026-01-01', '2026-03-31', 'day'],
  ['2025-01-01', '2025-12-31', 'week'],
  ['2020-01-01', '2026-03-31', 'month'],
] as const)('%s to %s is drawn by %s', (from, to, unit) => {
  expect(unitOf({ from, to })).toBe(unit)
})

describe('splitRange', () => {
  test('weeks start on Monday, and the range cuts the first and the last', () => {
    expect(splitRange({ from: '2026-03-04', to: '2026-03-17' }, 'week')).toEqual([
      { from: '2026-03-04', to: '2026-03-08' },
      { from: '2026-03-09', to: '2026-03-15' },
      { from: '2026-03-16', to: '2026-03-17' },
    ])
  })

  test('months have their own lengths', () => {
    expect(splitRange({ from: '2024-01-31', to: '2024-03-01' }, 'month')).toEqual([
      { from: '2024-01-31', to: '2024-01-31' },
      { from: '2024-02-01', to: '2024-02-29' },
      { from: '2024-03-01', to: '2024-03-01' },
    ])
  })

  test('one day is one bar', () => {
    expect(splitRange({ from: '2026-03-04', to: '2026-03-04' }, 'day')).toEqual([
      { from: '2026-03-04', to: '2026-03-04' },
    ])
  })
})
