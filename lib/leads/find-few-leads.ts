import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { textHasWords } from './lead-matches'

/** With more leads than this, whoever wants a page of a list finds it sooner by walking along the list. */
const few = 5000

/** The ids of the leads with every word of `q`; null when there are more than `most`. */
export async function findFewLeads(q: string, db: Queryable, most = few): Promise<string[] | null> {
  const found = await db.query<{ id: string }>(
    sql`SELECT lead_id AS id FROM lead_text WHERE ${textHasWords(q)} LIMIT ${most + 1}::integer`,
  )
  return found.length > most ? null : found.map(({ id }) => id)
}
