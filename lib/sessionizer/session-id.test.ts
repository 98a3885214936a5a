import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSessionId, sessionId } from './session-id'

test('an id names the lead and the instant', () => {
  expect(sessionId('k3m5n7p2q4r6s2t4', 1_768_384_800_000)).toBe('k3m5n7p2q4r6s2t4-mkdungg0')
  expect(parseSessionId('k3m5n7p2q4r6s2t4-mkdungg0')).toEqual({
    leadId: 'k3m5n7p2q4r6s2t4',
    startedAt: 1_768_384_800_000,
  })
})

test.each([
  [0, 'ann-0'],
  [-1, 'ann--1'],
  [36 ** 7 - 1, 'ann-zzzzzzz'],
  [36 ** 7, 'ann-10000000'],
  [36 ** 8 - 1, 'ann-zzzzzzzz'],
  [36 ** 8, 'ann-100000000'],
])('%d ms make %s, and back', (startedAt, id) => {
  expect(sessionId('ann', startedAt)).toBe(id)
  expect(parseSessionId(id)).toEqual({ leadId: 'ann', startedAt })
})

test('every lead and instant come back out of their id', () => {
  const leadIds = fc.string({ minLength: 1 }).filter((id) => !id.endsWith('-'))
  const instants = fc.oneof(fc.integer(), fc.integer({ min: -8.64e15, max: 8.64e15 }))
  fc.assert(
    fc.property(leadIds, instants, (leadId, startedAt) => {
      const id = sessionId(leadId, startedAt)
      expect(id).toBe(`${leadId}-${startedAt.toString(36)}`)
      expect(parseSessionId(id)).toEqual({ leadId, startedAt })
    }),
  )
})

test.each([
  '',
  'ann',
  '-mkdungg0',
  'ann-',
  'ann-MKDUNGG0',
  'ann-0mkdungg0',
  'ann-zzzzzzzzzzz',
  'ann-mk dungg0',
  'ann--0',
])('"%s" is no session id', (id) => {
  expect(parseSessionId(id)).toBeNull()
})
