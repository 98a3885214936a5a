import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import { hashKey, type KeyRecord, keyColumns, toApiKey } from './key-table'
import type { ApiKey, KeyScope } from './types'

/** For how long an answer is believed. A key that another process revokes is refused by then. */
const keptMs = 5_000
/** Strangers may try any number of keys; only so many answers are kept. */
const maxKept = 1_000
/** `last_used_at` is as exact as this. */
const usedEveryMs = 60_000

interface Kept {
  key: ApiKey | null
  untilMs: number
}

// On globalThis, as the process's database is: a key that one copy of this module sees revoked is so for all.
const holder = globalThis as { leadtrailKeys?: WeakMap<Database, Map<string, Kept>> }
holder.leadtrailKeys ??= new WeakMap()
const keptBy = holder.leadtrailKeys

/**
 * The key that a request carries, when it may do what is asked.
 * @throws AppError 'unauthorized' without a key, or with one that is unknown or revoked; 'forbidden' when its scope is
 *   another one
 */
export async function findKey(
  secret: string | null | undefined,
  scope: KeyScope,
  nowMs: number,
  db: Database = database(),
): Promise<ApiKey> {
  if (!secret) throw new AppError('unauthorized', 'A key is needed.')
  const key = await lookUp(hashKey(secret), nowMs, db)
  if (!key || key.revokedAt !== null) throw new AppError('unauthorized', 'This key is unknown or has been revoked.')
  if (key.scope !== scope) throw new AppError('forbidden', `This key may only ${key.scope}.`)
  await noteUse(key, nowMs, db)
  return key
}

/** Keys are looked up anew from now on. */
export function forgetKeys(db: Database): void {
  keptBy.delete(db)
}

async function lookUp(hash: string, nowMs: number, db: Database): Promise<ApiKey | null> {
  const kept = keptBy.get(db) ?? new Map<string, Kept>()
  keptBy.set(db, kept)
  const known = kept.get(hash)
  if (known && nowMs < known.untilMs) return known.key
  const [record] = await db.query<KeyRecord>(sql`SELECT ${keyColumns} FROM api_key WHERE hash = ${hash}`)
  const key = record ? toApiKey(record) : null
  if (kept.size >= maxKept) kept.clear()
  kept.set(hash, { key, untilMs: nowMs + keptMs })
  return key
}

/** That the key was used now, kept to the minute. */
export async function noteUse(key: ApiKey, nowMs: number, db: Database): Promise<void> {
  if (key.lastUsedAt !== null && nowMs - key.lastUsedAt < usedEveryMs) return
  key.lastUsedAt = nowMs
  await db.execute(sql`UPDATE api_key SET last_used_at = ${new Date(nowMs)} WHERE id = ${key.id}`)
}
