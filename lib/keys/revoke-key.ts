import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import { forgetKeys } from './find-key'

/** Ends a key: whatever is sent or asked with it from now on is refused. @throws AppError 'not_found' */
export async function revokeKey(id: string, nowMs: number, db: Database = database()): Promise<void> {
  const count = await db.execute(
    sql`UPDATE api_key SET revoked_at = coalesce(revoked_at, ${new Date(nowMs)}) WHERE id = ${id}`,
  )
  if (count === 0) throw new AppError('not_found', 'There is no such key.')
  forgetKeys(db)
}
