import { describe, expect, test } from 'vitest'
import { timeParser } from './parse-time'

const parse = (value: string | number, zone = 'UTC') => {
  const parsed = timeParser(zone)(value)
  return 'ms' in parsed ? new Date(parsed.ms).toISOString() : parsed.reason
}

describe('timeParser', () => {
  test.each([
    ['2020-01-31T10:00:00Z', '2020-01-31T10:00:00.000Z'],
    ['2020-01-31T10:00:00.5Z', '2020-01-31T10:00:00.500Z'],
    ['2020-01-31T10:00:00.123456789Z', '2020-01-31T10:00:00.123Z'],
    ['2020-01-31T10:00:00,25Z', '2020-01-31T10:00:00.250Z'],
    ['2020-01-31t10:00:00z', '2020-01-31T10:00:00.000Z'],
    ['2020-01-31T10:00:00+02:00', '2020-01-31T08:00:00.000Z'],
    ['2020-01-31T10:00:00-0530', '2020-01-31T15:30:00.000Z'],
    ['2020-01-31 10:00:00+02', '2020-01-31T08:00:00.000Z'],
    ['2020-01-31 10:00:00 UTC', '2020-01-31T10:00:00.000Z'],
    ['2020-01-31 10:00:00 +0100', '2020-01-31T09:00:00.000Z'],
    [' 2020-01-31 10:00:00 ', '2020-01-31T10:00:00.000Z'],
    ['2020-01-31 10:00', '2020-01-31T10:00:00.000Z'],
    ['2020/1/3 9:05:06', '2020-01-03T09:05:06.000Z'],
    ['2020-01-31', '2020-01-31T00:00:00.000Z'],
    ['17/May/2015:10:05:03 +0000', '2015-05-17T10:05:03.000Z'],
    ['[17/May/2015:12:05:03 +0200]', '2015-05-17T10:05:03.000Z'],
    ['Sun, 17 May 2015 10:05:03 GMT', '2015-05-17T10:05:03.000Z'],
    ['17 May 2015 10:05', '2015-05-17T10:05:00.000Z'],
  ])('%j is %s', (text, expected) => {
    expect(parse(text)).toBe(expected)
  })

  test.each([
    [1_580_464_800, '2020-01-31T10:00:00.000Z'],
    [1_580_464_800.25, '2020-01-31T10:00:00.250Z'],
    [1_580_464_800_123, '2020-01-31T10:00:00.123Z'],
    [1_580_464_800_123_456, '2020-01-31T10:00:00.123Z'],
    [1_580_464_800_123_456_000, '2020-01-31T10:00:00.123Z'],
    ['1580464800', '2020-01-31T10:00:00.000Z'],
    ['1580464800.999', '2020-01-31T10:00:00.999Z'],
  ])('%s since 1970 is %s', (value, expected) => {
    expect(parse(value)).toBe(expected)
  })

  test.each([
    ['2020-01-31 10:00:00', 'Europe/Berlin', '2020-01-31T09:00:00.000Z'],
    ['2020-07-31 10:00:00', 'Europe/Berlin', '2020-07-31T08:00:00.000Z'],
    ['2020-01-31', 'Asia/Kolkata', '2020-01-30T18:30:00.000Z'],
    ['2020-03-29 02:30:00', 'Europe/Berlin', '2020-03-29T01:30:00.000Z'], // skipped: 03:30 summer time
    ['2020-10-25 02:30:00', 'Europe/Berlin', '2020-10-25T00:30:00.000Z'], // twice: the first
    ['2020-10-25 03:00:00', 'Europe/Berlin', '2020-10-25T02:00:00.000Z'],
    ['2020-11-01 01:30:00', 'America/New_York', '2020-11-01T05:30:00.000Z'],
    ['2020-04-05 01:45:00', 'Australia/Lord_Howe', '2020-04-04T14:45:00.000Z'], // half an hour back, shown twice
    ['2020-01-31T10:00:00Z', 'Europe/Berlin', '2020-01-31T10:00:00.000Z'],
    ['1580464800', 'Europe/Berlin', '2020-01-31T10:00:00.000Z'],
  ])('%j in %s is %s', (text, zone, expected) => {
    expect(parse(text, zone)).toBe(expected)
  })

  test.each([
    ['', 'is not a time'],
    ['yesterday', 'is not a time'],
    ['2020', 'too small or too large'],
    ['20200131', 'too small or too large'],
    ['1e9', 'is not a time'],
    ['-5', 'is not a time'],
    ['01/02/2020', 'which is the day and which the month'],
    ['31.12.2020 10:00', 'which is the day and which the month'],
    ['2020-02-30', 'not a date of the calendar'],
    ['2020-13-01', 'not a date of the calendar'],
    ['2020-01-31 24:00:00', 'not a date of the calendar'],
    ['2020-01-31 10:00:00 CET', 'is not a time'],
    ['17/Foo/2015:10:05:03 +0000', 'not a date of the calendar'],
    ['1969-12-31T23:59:59Z', 'outside of the years 1970 to 2199'],
    ['9999-01-01', 'outside of the years 1970 to 2199'],
    [Number.NaN, 'too small or too large'],
  ])('refuses %j: %s', (text, reason) => {
    expect(parse(text)).toContain(reason)
  })

  test('refuses an unknown zone', () => {
    expect(() => timeParser('Mars/Olympus')).toThrow(RangeError)
  })
})
