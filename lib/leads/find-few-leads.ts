import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { wordsOf } from '@/lib/filters/words'
import { identityHasWord, leadCardHasWord, leadHasWords } from './lead-matches'

/** For a page of a list more leads than this are not worth an array: walking along the list finds the page sooner. */
const few = 1000

/**
 * The ids of the leads with every word of `q`; null when its longest word alone occurs in more than `most`. Reads
 * leads and identities at most once, each by itself, and stops as soon as there are too many.
 */
export async function findFewLeads(q: string, db: Queryable, most = few): Promise<string[] | null> {
  const longest = wordsOf(q).reduce((a, b) => (b.length > a.length ? b : a))
  const candidates = await db.query<{ id: string }>(sql`
    SELECT lead.id FROM lead WHERE ${leadCardHasWord(longest)}
    UNION ALL SELECT identity.lead_id FROM identity WHERE ${identityHasWord(longest)} LIMIT ${most + 1}::integer`)
  if (candidates.length > most) return null
  const ids = [...new Set(candidates.map(({ id }) => id))]
  const found = await db.query<{ id: string }>(
    sql`SELECT lead.id FROM lead WHERE lead.id = ANY(${ids}::text[]) AND ${leadHasWords(q)}`,
  )
  return found.map(({ id }) => id)
}
