import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'

/** Whether leads have sessions by older rules, or from before a column was there; one look at an index. */
export async function hasStaleLeads(rulesVersion: number, db: Queryable): Promise<boolean> {
  const [row] = await db.query<{ stale: boolean }>(
    sql`SELECT EXISTS (SELECT FROM lead WHERE rules_version < ${rulesVersion}::integer) AS stale`,
  )
  return row?.stale !== false
}
