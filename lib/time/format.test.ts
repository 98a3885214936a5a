import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatCalendarDay,
  formatDateTime,
  formatDay,
  formatDayRange,
  formatDuration,
  formatExactTime,
  formatRelative,
  formatSeen,
  formatSilence,
  formatTime,
  parseDuration,
} from './format'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

test.each([
  [0, '—'],
  [1, '<1s'],
  [999, '<1s'],
  [1000, '1s'],
  [42_999, '42s'],
  [minute, '1m 00s'],
  [7 * minute + 12_000, '7m 12s'],
  [hour - 1, '59m 59s'],
  [hour + 4 * minute, '1h 04m'],
  [day - 1, '23h 59m'],
  [day + 5 * hour, '1d 05h'],
])('%d ms are shown as %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})

test.each([
  [4 * minute, '4m 00s'],
  [day + 5 * hour, '1d 05h'],
  [7 * day - 1, '6d 23h'],
  [7 * day, '7 days'],
  [92 * day - 1, '91 days'],
  [92 * day, '3 months'],
  [364 * day, '11 months'],
  [365 * day, '1 year'],
  [400 * day, '1 year 1 month'],
  [730 * day - 1, '1 year 11 months'],
  [2388 * day + 8 * hour, '6 years 6 months'],
])('%d ms of silence are shown as %s', (ms, text) => {
  expect(formatSilence(ms)).toBe(text)
})

test.each([
  ['30m', 30 * minute],
  ['90s', 90_000],
  ['1h', hour],
  ['1h30m', 90 * minute],
  ['1h 30m', 90 * minute],
  [' 2d ', 2 * day],
  ['15M', 15 * minute],
  ['0s', 0],
  ['30', null],
  ['', null],
  ['m', null],
  ['30m1h', null],
  ['-5m', null],
  ['1.5h', null],
  ['soon', null],
])('"%s" is a duration of %s ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms)
})

test('a shown duration reads back as itself, cut to what is shown', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 * 86_400 }), (seconds) => {
      const ms = seconds * 1000
      const precision = ms < hour ? 1000 : ms < day ? minute : hour
      expect(parseDuration(formatDuration(ms))).toBe(ms - (ms % precision))
    }),
  )
})

describe('an instant', () => {
  const at = Date.parse('2026-09-04T22:05:09.700Z')

  test('is shown in the zone asked for', () => {
    expect(formatTime(at, 'UTC')).toBe('22:05')
    expect(formatTime(at, 'Europe/Berlin')).toBe('00:05')
    expect(formatExactTime(at, 'Asia/Kolkata')).toBe('03:35:09')
    expect(formatDay(at, 'UTC')).toBe('4 Sep 2026')
    expect(formatDay(at, 'Europe/Berlin')).toBe('5 Sep 2026')
    expect(formatDateTime(at, 'America/New_York')).toBe('4 Sep 2026, 18:05')
  })

  test('has hours from 00 to 23', () => {
    expect(formatTime(Date.parse('2026-01-01T00:00:00Z'), 'UTC')).toBe('00:00')
  })

  test('is refused in a zone that does not exist', () => {
    expect(() => formatTime(at, 'Mars/Olympus')).toThrow(RangeError)
  })
})

test.each([
  [0, 'just now'],
  [59_999, 'just now'],
  [minute, '1 min ago'],
  [hour - 1, '59 min ago'],
  [hour, '1 h ago'],
  [day - 1, '23 h ago'],
  [day, '1 day ago'],
  [30 * day, '30 days ago'],
  [31 * day, '1 month ago'],
  [364 * day, '11 months ago'],
  [365 * day, '1 year ago'],
  [800 * day, '2 years ago'],
  [-5 * minute, 'in 5 min'],
])('%d ms before now is %s', (before, text) => {
  const now = Date.parse('2026-03-01T12:00:00Z')
  expect(formatRelative(now - before, now)).toBe(text)
})

test('when something was seen is said in days for a month, then by its day', () => {
  const now = Date.parse('2026-03-01T12:00:00Z')
  expect(formatSeen(now - 30 * day, now, 'UTC')).toBe('30 days ago')
  expect(formatSeen(now - 31 * day, now, 'UTC')).toBe('29 Jan 2026')
})

test('days and ranges of days say only what differs', () => {
  expect(formatCalendarDay('2026-03-07')).toBe('7 Mar 2026')
  expect(formatDayRange({ from: '2026-03-07', to: '2026-03-07' })).toBe('7 Mar 2026')
  expect(formatDayRange({ from: '2026-03-01', to: '2026-03-07' })).toBe('1 – 7 Mar 2026')
  expect(formatDayRange({ from: '2026-02-21', to: '2026-03-07' })).toBe('21 Feb – 7 Mar 2026')
  expect(formatDayRange({ from: '2025-12-21', to: '2026-03-07' })).toBe('21 Dec 2025 – 7 Mar 2026')
})
