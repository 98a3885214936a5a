import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { type KeyRecord, keyColumns, toApiKey } from './key-table'
import type { ApiKey } from './types'

/** All keys, the newest first, revoked ones among them. */
export async function listKeys(db: Database = database()): Promise<ApiKey[]> {
  const records = await db.query<KeyRecord>(sql`SELECT ${keyColumns} FROM api_key ORDER BY created_at DESC, id`)
  return records.map(toApiKey)
}
