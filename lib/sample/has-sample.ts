import { database } from '@/lib/db/client'
import type { Queryable } from '@/lib/db/database'
import { join, sql } from '@/lib/db/sql'
import { sampleEventId, sampleUserKey } from './sample-ids'

/** Among so many leads of the sample some ten have an account. Each page that is loaded asks. */
const lookedAt = 120

/**
 * Whether leads of the sample are in the database: looks for the first of those with an account, by their keys and by
 * the ids of their first events, so that it costs the same among millions of others.
 */
export async function hasSample(db: Queryable = database()): Promise<boolean> {
  const indexOf = new Map(Array.from({ length: lookedAt }, (_, index) => [sampleUserKey(index), index]))
  const known = await db.query<{ key: string; lead_id: string }>(
    sql`SELECT key, lead_id FROM identity WHERE key = ANY(${[...indexOf.keys()]}::text[])`,
  )
  if (known.length === 0) return false
  const firsts = known.map(({ key, lead_id }) => sql`(${lead_id}, ${sampleEventId(indexOf.get(key) ?? 0, 0)})`)
  const [event] = await db.query(sql`SELECT 1 FROM event WHERE (lead_id, id) IN (${join(firsts)}) LIMIT 1`)
  return event !== undefined
}
