import { expect, test } from 'vitest'
import { senderAddress } from './sender-address'

test.each([
  ['/sourceConfig/?writeKey=a/b/', '/sourceConfig?writeKey=a/b/'],
  ['/sourceConfig/', '/sourceConfig'],
  ['/v1/track/', '/v1/track'],
  ['/beacon/v1/batch/?writeKey=a', '/beacon/v1/batch?writeKey=a'],
  ['/v1/track?writeKey=/', '/v1/track?writeKey=/'],
  ['/sessions/', '/sessions/'],
  ['/v10/', '/v10/'],
  ['/', '/'],
  [undefined, ''],
])('%s is asked for as %s', (url, expected) => {
  expect(senderAddress(url)).toBe(expected)
})
