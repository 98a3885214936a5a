import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostOf, isOnHost } from './web-address'

const parts = [
  'https:',
  '//',
  '/',
  'www.',
  'WWW.',
  'a.com',
  'A.com',
  'w.com',
  'é.com',
  'É.com',
  '@',
  ':80',
  '?',
  '#',
  '\\',
  'me',
  '[::1]',
]
const address = fc.array(fc.constantFrom(...parts), { maxLength: 7 }).map((parts) => parts.join(''))
const host = fc
  .oneof(address.map(hostOf), fc.constantFrom('a.com', 'w.com', 'é.com', 'www.a.com'))
  .filter((host) => host !== '')

test('an address is on the host that it names, and on no other', () => {
  fc.assert(
    fc.property(address, host, (address, host) => {
      expect(isOnHost(address, host)).toBe(hostOf(address) === host)
    }),
    { numRuns: 5000 },
  )
})
