import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { type KeyRecord, keyColumns, toApiKey } from './key-table'
import type { ApiKey } from './types'

/** A key by its id, revoked ones among them. */
export async function findKeyById(id: string, db: Database = database()): Promise<ApiKey | null> {
  if (id.includes('\0')) return null
  const [record] = await db.query<KeyRecord>(sql`SELECT ${keyColumns} FROM api_key WHERE id = ${id}`)
  return record ? toApiKey(record) : null
}
