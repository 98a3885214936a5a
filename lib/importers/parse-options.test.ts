import { describe, expect, test } from 'vitest'
import { mappingProblem } from './check-mapping'
import { applyWanted, parseMapOption, parsePassiveOption, parseTypesOption } from './parse-options'

describe('parseMapOption', () => {
  test('reads fields, several options, and what to leave out', () => {
    expect(parseMapOption(['lead=visitor id, at=ts', 'points=,ignore=ip,ignore=agent'])).toEqual({
      fields: { lead: 'visitor id', at: 'ts', points: '' },
      ignored: ['ip', 'agent'],
    })
  })

  test.each([
    ['visitor=lead', 'there is no field "visitor"'],
    ['lead', '"lead" is not of the form name=value'],
    ['=x', '"=x" is not of the form name=value'],
  ])('refuses %j: %s', (text, message) => {
    expect(() => parseMapOption([text])).toThrow(message)
  })
})

test('parseTypesOption reads aliases and refuses half ones', () => {
  expect(parseTypesOption(['open_email=email_open,x=y'])).toEqual({ open_email: 'email_open', x: 'y' })
  expect(() => parseTypesOption(['open_email='])).toThrow('names no event type on one side')
})

test('parsePassiveOption reads a list or none', () => {
  expect(parsePassiveOption('a, b')).toEqual(['a', 'b'])
  expect(parsePassiveOption('none')).toEqual([])
})

describe('applyWanted', () => {
  const guess = { fields: { lead: 'user', at: 'ts', type: 'event', points: 'score' }, ignored: [] }

  test.each([
    ['lead=email', { lead: 'email', at: 'ts', type: 'event', points: 'score' }],
    ['points=', { lead: 'user', at: 'ts', type: 'event' }],
    ['label=score', { lead: 'user', at: 'ts', type: 'event', label: 'score' }],
    ['ignore=score', { lead: 'user', at: 'ts', type: 'event' }],
  ])('--map %s', (text, fields) => {
    expect(applyWanted(guess, parseMapOption([text])).fields).toEqual(fields)
  })
})

describe('mappingProblem', () => {
  const mapping = { fields: { lead: 'user', at: 'ts', type: 'event', points: 'score' }, ignored: [] }

  test.each([
    [mapping, 'user,ts,event,score', true, undefined],
    [mapping, 'user,ts,event', true, 'There is no column "score" for the field "points". Columns: user, ts, event.'],
    [mapping, 'ts,event', false, undefined],
    [mapping, 'user,event', false, 'There is no column "ts" for the field "at". Columns: user, event.'],
    [
      { fields: { at: 'ts', type: 'event' }, ignored: [] },
      'ts,event',
      true,
      'No column gives the field "lead" (Who did it: a user id, or an email address). Columns: ts, event.',
    ],
    [{ fields: { anonymous: 'c', at: 'ts', type: 'event' }, ignored: [] }, 'c,ts,event', true, undefined],
  ])('%j of %s', (given, columns, isComplete, expected) => {
    expect(mappingProblem(given, columns.split(','), isComplete)).toBe(expected)
  })
})
