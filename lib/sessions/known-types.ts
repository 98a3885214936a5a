import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'

/** Every event type that sessions have had, in order: one step along an index for each, however many pages there are. */
export async function knownTypes(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ type: string }>(sql`
    WITH RECURSIVE known (type) AS (
      SELECT min(type) FROM touch
      UNION ALL SELECT (SELECT min(touch.type) FROM touch WHERE touch.type > known.type)
      FROM known WHERE known.type IS NOT NULL
    ) SELECT type FROM known WHERE type IS NOT NULL`)
  return rows.map(({ type }) => type)
}
