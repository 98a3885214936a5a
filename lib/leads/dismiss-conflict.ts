import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'

/** The conflict is shown no more, also when it happens again. @throws AppError 'not_found' */
export async function dismissConflict(id: string, nowMs: number, db: Database = database()): Promise<void> {
  const count = await db.execute(
    sql`UPDATE identity_conflict SET dismissed_at = coalesce(dismissed_at, ${new Date(nowMs)}) WHERE id = ${id}`,
  )
  if (count === 0) throw new AppError('not_found', 'There is no such conflict.')
}
