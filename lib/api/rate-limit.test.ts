import { beforeEach, expect, test } from 'vitest'
import { forgetRates, type RatePolicy, takeFrom } from './rate-limit'

const policy: RatePolicy = { name: 'read', quota: 3, windowSeconds: 60 }
const start = Date.UTC(2026, 2, 31)

beforeEach(forgetRates)

test('a key may call as often as its quota says, and again when the window is over', () => {
  const calls = [0, 1_000, 59_000, 59_500, 59_999, 60_000].map((ms) => takeFrom(policy, 'a', start + ms))
  expect(calls.map(({ isAllowed, remaining, resetSeconds }) => [isAllowed, remaining, resetSeconds])).toEqual([
    [true, 2, 60],
    [true, 1, 59],
    [true, 0, 1],
    [false, 0, 1],
    [false, 0, 1],
    [true, 2, 60],
  ])
})

test('the headers say the policy, what is left, and when to try again once nothing is', () => {
  expect(takeFrom(policy, 'a', start).headers).toEqual({
    'ratelimit-policy': '"read";q=3;w=60',
    ratelimit: '"read";r=2;t=60',
  })
  for (let call = 0; call < 2; call++) takeFrom(policy, 'a', start)
  expect(takeFrom(policy, 'a', start + 17_001).headers).toEqual({
    'ratelimit-policy': '"read";q=3;w=60',
    ratelimit: '"read";r=0;t=43',
    'retry-after': '43',
  })
  expect(takeFrom({ ...policy, name: 'write', unit: 'events' }, 'a', start).headers).toMatchObject({
    'ratelimit-policy': '"write";q=3;w=60;qu="events"',
  })
})

test('keys and policies are counted apart', () => {
  for (let call = 0; call < 4; call++) takeFrom(policy, 'a', start)
  expect(takeFrom(policy, 'b', start).isAllowed).toBe(true)
  expect(takeFrom({ ...policy, name: 'write' }, 'a', start).isAllowed).toBe(true)
  expect(takeFrom(policy, 'a', start).isAllowed).toBe(false)
})

test('what is refused takes nothing, and one call that is larger than the quota fits into an empty window', () => {
  expect(takeFrom(policy, 'a', start, 2).isAllowed).toBe(true)
  expect(takeFrom(policy, 'a', start, 2)).toMatchObject({ isAllowed: false, remaining: 1 })
  expect(takeFrom(policy, 'a', start, 1)).toMatchObject({ isAllowed: true, remaining: 0 })
  expect(takeFrom(policy, 'b', start, 5)).toMatchObject({ isAllowed: true, remaining: 0 })
  expect(takeFrom(policy, 'b', start, 1).isAllowed).toBe(false)
})

test('a clock that was set back locks nobody out', () => {
  for (let call = 0; call < 4; call++) takeFrom(policy, 'a', start)
  expect(takeFrom(policy, 'a', start - 3_600_000).isAllowed).toBe(true)
})
