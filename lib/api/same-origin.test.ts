import { expect, test } from 'vitest'
import { isSameOrigin } from './same-origin'

test.each<[Record<string, string>, boolean]>([
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'cross-site' }, false],
  [{ 'sec-fetch-site': 'same-site' }, false],
  [{ 'sec-fetch-site': 'none' }, false],
  [{ 'sec-fetch-site': 'cross-site', origin: 'http://leads.test:3000' }, false],
  [{ origin: 'http://leads.test:3000' }, true],
  [{ origin: 'http://evil.test' }, false],
  [{ origin: 'null' }, false],
  [{}, true],
])('%j: %s', (headers, expected) => {
  const request = new Request('http://leads.test:3000/api/imports', {
    method: 'POST',
    headers: { host: 'leads.test:3000', ...headers },
  })
  expect(isSameOrigin(request)).toBe(expected)
})
