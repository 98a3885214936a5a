import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  daysBetween,
  eachDay,
  endOfMonth,
  isCalendarDay,
  startOfMonth,
  startOfWeek,
  weekdayOf,
} from './calendar-day'

const days = fc.integer({ min: -36_000, max: 300_000 }).map((count) => addDays('2000-01-01', count))

describe('a calendar day', () => {
  test.each([
    ['2026-02-28', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['0026-01-01', false],
    ['9999-12-31', false],
    ['2999-12-31', true],
    ['2026-01-01T00:00', false],
    ['', false],
  ])('%s exists: %s', (text, exists) => {
    expect(isCalendarDay(text)).toBe(exists)
  })

  test('counts across months and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(eachDay('2026-02-27', '2026-03-02')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'])
    expect(eachDay('2026-03-02', '2026-03-01')).toEqual([])
  })

  test('knows its week, which starts on Monday, and its month', () => {
    expect(weekdayOf('2026-03-01')).toBe(7)
    expect(startOfWeek('2026-03-01')).toBe('2026-02-23')
    expect(startOfWeek('2026-02-23')).toBe('2026-02-23')
    expect(startOfMonth('2026-02-23')).toBe('2026-02-01')
    expect(endOfMonth('2026-02-01')).toBe('2026-02-28')
    expect(endOfMonth('2026-01-31')).toBe('2026-01-31')
    expect(endOfMonth('2026-12-15')).toBe('2026-12-31')
  })

  test('adding what lies between two days leads from one to the other', () => {
    fc.assert(
      fc.property(days, days, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to)
      }),
    )
  })

  test('refuses what is no day', () => {
    expect(() => addDays('soon', 1)).toThrow(RangeError)
    expect(() => addDays('2026-02-30', 1)).toThrow('"2026-02-30" is no calendar day')
  })
})
