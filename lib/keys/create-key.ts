import { randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import { hashKey, type KeyRecord, keyColumns, toApiKey } from './key-table'
import { type ApiKey, keyScopes } from './types'

const newKeySchema = z.strictObject({
  name: z.string().trim().min(1, 'is empty').max(100, 'is longer than 100 characters'),
  scope: z.enum(keyScopes, 'must be write or read'),
})

/** A key and the text that stands for it: the only time that it can be had. */
export interface CreatedKey {
  key: ApiKey
  secret: string
}

/**
 * Makes a key of `{ name, scope }`. Its text is `lt_write_` or `lt_read_` with 32 letters and digits, 160 random bits.
 * @throws AppError 'bad_request' whose `field` names what is wrong
 */
export async function createKey(input: unknown, nowMs: number, db: Database = database()): Promise<CreatedKey> {
  const parsed = newKeySchema.safeParse(input)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const field = issue?.path.join('.') || 'key'
    throw new AppError('bad_request', `${field} ${issue?.message ?? 'is wrong'}`, { field })
  }
  const { name, scope } = parsed.data
  const secret = `lt_${scope}_${toLetters(randomBytes(20))}`
  const [record] = await db.query<KeyRecord>(sql`
    INSERT INTO api_key (id, name, scope, hash, hint, created_at)
    VALUES (${randomUUID()}, ${name}, ${scope}, ${hashKey(secret)}, ${secret.slice(-4)}, ${new Date(nowMs)})
    RETURNING ${keyColumns}`)
  if (!record) throw new Error('The key could not be made')
  return { key: toApiKey(record), secret }
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/** Base32: 8 letters for 5 bytes. */
function toLetters(bytes: Buffer): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{5}/g) ?? []).map((five) => letters[Number.parseInt(five, 2)]).join('')
}
