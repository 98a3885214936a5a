import type { Queryable } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import { findFewLeads } from './find-few-leads'
import { leadMatches } from './lead-matches'

/**
 * The condition that free text sets on a column of lead ids. Leads are found first: a word that few have would otherwise be
 * looked for in row after row.
 * @param most the column's condition names so many leads rather than to look at each row's
 */
export async function foundLeads(column: Sql, q: string, db: Queryable, most?: number): Promise<Sql> {
  const few = await findFewLeads(q, db, most)
  if (few === null) return leadMatches(column, q)
  return few.length === 1 ? sql`${column} = ${few[0]}` : sql`${column} = ANY(${few}::text[])`
}
