import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { leadIdOf } from './lead-id'

test('a lead id is the first 80 bits of the SHA-256 of its key in lower-case base32', () => {
  for (const key of ['user:42', 'email:ann@example.com', 'anon:', 'user:\u{1f600}']) {
    const bits = BigInt(`0x${createHash('sha256').update(key).digest('hex').slice(0, 20)}`)
    let expected = ''
    for (let i = 0n; i < 16n; i++) {
      expected = 'abcdefghijklmnopqrstuvwxyz234567'[Number((bits >> (5n * i)) & 31n)] + expected
    }
    expect(leadIdOf(key)).toBe(expected)
  }
})

test('the same value under two kinds of key names two leads', () => {
  expect(leadIdOf('user:42')).not.toBe(leadIdOf('anon:42'))
})
