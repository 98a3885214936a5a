import { expect, test } from 'vitest'
import { publicOrigin } from './public-origin'

test.each<[Record<string, string>, string | undefined, string]>([
  [{ host: 'localhost:3000' }, undefined, 'http://localhost:3000'],
  [{ host: 'leads.test', 'x-forwarded-proto': 'https' }, undefined, 'https://leads.test'],
  [
    { host: 'inner:3000', 'x-forwarded-host': 'leads.test, proxy', 'x-forwarded-proto': 'https,http' },
    undefined,
    'https://leads.test',
  ],
  [{ host: 'leads.test', 'x-forwarded-proto': 'javascript' }, undefined, 'http://leads.test'],
  [{ host: 'localhost:3000' }, 'https://track.acme.test/', 'https://track.acme.test'],
])('%j, configured as %j: %s', (headers, configured, origin) => {
  expect(publicOrigin(new Headers(headers), configured)).toBe(origin)
})
