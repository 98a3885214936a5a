import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './calendar-day'
import { previousRange, startOfDay, toInstants } from './day-range'
import { dayOf, isTimeZone } from './zone'

const hourMs = 3_600_000
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Africa/Cairo',
]

describe('a day of a zone', () => {
  test.each([
    ['UTC', '2026-03-29', '2026-03-29T00:00:00Z', 24],
    ['Europe/Berlin', '2026-03-28', '2026-03-27T23:00:00Z', 24],
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00Z', 25],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00Z', 23],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00Z', 25],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00Z', 24.5],
    ['Asia/Kolkata', '2026-03-29', '2026-03-28T18:30:00Z', 24],
    ['Pacific/Kiritimati', '2026-03-29', '2026-03-28T10:00:00Z', 24],
    ['Pacific/Pago_Pago', '2026-03-29', '2026-03-29T11:00:00Z', 24],
  ])('%s %s starts at %s and has %d hours', (tz, day, start, hours) => {
    const { fromMs, toMs } = toInstants(day, day, tz)
    expect(new Date(fromMs).toISOString()).toBe(new Date(start).toISOString())
    expect((toMs - fromMs) / hourMs).toBe(hours)
  })

  test('starts at 01:00 where midnight is skipped', () => {
    expect(new Date(startOfDay('2026-04-24', 'Africa/Cairo')).toISOString()).toBe('2026-04-23T22:00:00.000Z')
    expect(dayOf(startOfDay('2026-04-24', 'Africa/Cairo') - 1, 'Africa/Cairo')).toBe('2026-04-23')
  })

  test('starts with the first midnight where there are two', () => {
    expect(new Date(startOfDay('2026-11-01', 'America/Havana')).toISOString()).toBe('2026-11-01T04:00:00.000Z')
  })

  test('holds exactly the instants of which the zone says that day', () => {
    const instants = fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2040-01-01') })
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (at, tz) => {
        const day = dayOf(at, tz)
        const { fromMs, toMs } = toInstants(day, day, tz)
        expect(fromMs <= at && at < toMs).toBe(true)
        expect(dayOf(fromMs, tz)).toBe(day)
        expect(dayOf(fromMs - 1, tz)).toBe(addDays(day, -1))
        expect(dayOf(toMs, tz)).toBe(addDays(day, 1))
      }),
    )
  })

  test('is refused when the day or the zone does not exist', () => {
    expect(() => toInstants('2026-02-30', '2026-03-01', 'UTC')).toThrow('"2026-02-30" is no calendar day')
    expect(() => toInstants('2026-02-01', '2026-02-30', 'UTC')).toThrow(RangeError)
    expect(() => toInstants('2026-02-01', '2026-02-01', 'Mars/Olympus')).toThrow('Unknown time zone "Mars/Olympus"')
  })
})

test.each([
  ['Europe/Berlin', true],
  ['UTC', true],
  ['Etc/GMT+5', true],
  ['+02:00', false],
  ['Berlin', false],
  ['', false],
  ["UTC'; drop table lead", false],
])('"%s" is a time zone: %s', (text, is) => {
  expect(isTimeZone(text)).toBe(is)
})

test('the period before has as many days and ends the day before', () => {
  expect(previousRange({ from: '2026-03-01', to: '2026-03-07' })).toEqual({ from: '2026-02-22', to: '2026-02-28' })
  expect(previousRange({ from: '2026-03-01', to: '2026-03-01' })).toEqual({ from: '2026-02-28', to: '2026-02-28' })
})
