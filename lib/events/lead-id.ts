import { hash } from 'node:crypto'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** The id of a lead first named by `key`: 16 characters of base32 over its SHA-256, the same on every machine. */
export function leadIdOf(key: string): string {
  const digest = hash('sha256', key) // in hexadecimal
  return base32(Number.parseInt(digest.slice(0, 10), 16)) + base32(Number.parseInt(digest.slice(10, 20), 16))
}

/** 8 characters for 40 bits. */
function base32(bits: number): string {
  let text = ''
  for (let rest = bits, i = 0; i < 8; i++) {
    text = (alphabet[rest % 32] ?? '') + text
    rest = Math.floor(rest / 32)
  }
  return text
}
