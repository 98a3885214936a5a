import { hash } from 'node:crypto'
import { raw } from '@/lib/db/sql'
import type { ApiKey, KeyScope } from './types'

export const keyColumns = raw('id, name, scope, hint, created_at, last_used_at, revoked_at')

export interface KeyRecord {
  id: string
  name: string
  scope: KeyScope
  hint: string
  created_at: Date
  last_used_at: Date | null
  revoked_at: Date | null
}

export function toApiKey(record: KeyRecord): ApiKey {
  return {
    id: record.id,
    name: record.name,
    scope: record.scope,
    hint: record.hint,
    createdAt: record.created_at.getTime(),
    lastUsedAt: record.last_used_at?.getTime() ?? null,
    revokedAt: record.revoked_at?.getTime() ?? null,
  }
}

/** Keys are long random text, so a plain hash cannot be turned back by guessing. */
export function hashKey(key: string): string {
  return hash('sha256', key)
}
