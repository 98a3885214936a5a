import { describe, expect, test } from 'vitest'
import { readEnvironment } from './env'

test('nothing set means the embedded database in ./.data, on this machine alone', () => {
  const expected = { LEADTRAIL_DATA: './.data', HOST: '127.0.0.1', LOG_LEVEL: 'info', PORT: 3000 }
  expect(readEnvironment({})).toEqual(expected)
  expect(readEnvironment({ DATABASE_URL: '', LEADTRAIL_DATA: '', HOST: '', PORT: '', OTHER: 'x' })).toEqual(expected)
})

test('what is set is taken', () => {
  const given = {
    DATABASE_URL: 'postgres://db/leadtrail',
    LEADTRAIL_DATA: '/data',
    HOST: '::',
    LOG_LEVEL: 'warn',
    PORT: '80',
  }
  expect(readEnvironment(given)).toEqual({ ...given, PORT: 80 })
})

describe('a wrong variable is named', () => {
  test.each([
    [{ PORT: 'http' }, 'Wrong environment: PORT must be a port number'],
    [{ PORT: '0' }, /^Wrong environment: PORT /],
    [{ PORT: '65536' }, /^Wrong environment: PORT /],
    [{ PORT: '80.5' }, /^Wrong environment: PORT /],
    [{ LEADTRAIL_URL: 'leads.example.com' }, /^Wrong environment: LEADTRAIL_URL must be an address like https:/],
    [{ LEADTRAIL_URL: 'https://example.com/leads' }, /^Wrong environment: LEADTRAIL_URL /],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL must be one of .*warn/],
    [{ DATABASE_URL: 'mysql://db' }, 'Wrong environment: DATABASE_URL must start with postgresql://'],
    [{ DATABASE_URL: 'mysql://db', PORT: 'x' }, /DATABASE_URL .*; PORT /],
  ])('%j', (variables, message) => {
    expect(() => readEnvironment(variables)).toThrow(message)
    expect(() => readEnvironment(variables)).toThrow(expect.objectContaining({ code: 'config' }))
  })
})
