import { createHash } from 'node:crypto'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** The id of a lead first named by `key`: 16 characters of base32 over its SHA-256, the same on every machine. */
export function leadIdOf(key: string): string {
  const digest = createHash('sha256').update(key).digest()
  return base32(digest.readUIntBE(0, 5)) + base32(digest.readUIntBE(5, 5))
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
