import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { leadIdOf, leadKey } from './incoming-event'

describe('leadKey', () => {
  test.each([
    ['Ann@Example.com', 'email:ann@example.com'],
    [' ann@example.com ', 'email:ann@example.com'],
    ['42', 'user:42'],
    ['Ann', 'user:Ann'],
    ['@ann', 'user:@ann'],
    ['ann@localhost', 'user:ann@localhost'],
  ])('%j names the lead %j', (value, key) => {
    expect(leadKey(value)).toBe(key)
  })
})

describe('leadIdOf', () => {
  test('is the first 80 bits of the SHA-256 in lower-case base32', () => {
    const bits = BigInt(`0x${createHash('sha256').update('user:42').digest('hex').slice(0, 20)}`)
    let expected = ''
    for (let i = 0n; i < 16n; i++) expected = 'abcdefghijklmnopqrstuvwxyz234567'[Number((bits >> (5n * i)) & 31n)] + expected
    expect(leadIdOf('user:42')).toBe(expected)
    expect(leadIdOf('user:42')).toMatch(/^[a-z2-7]{16}$/)
  })

  test('differs between kinds of key', () => {
    expect(leadIdOf('user:42')).not.toBe(leadIdOf('anon:42'))
  })
})
