import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { findFewLeads } from '@/lib/leads/find-few-leads'
import { textHasWords } from '@/lib/leads/lead-matches'
import type { Rules } from '@/lib/sessionizer/index'
import type { Clock } from '@/lib/sessions/session-where'
import { readWorkspace } from '@/lib/settings/workspace'

/** What a sieve has to know besides the columns. */
export interface Prepared extends Clock {
  /** For a sequence or a way: they say what category a page is of. */
  rules?: Rules
  /** The ids of the leads that words find, with nothing between them. */
  leadIds?: string
}

/** The sessions of so many leads are found sooner by an index, whatever the period. */
const mostByIndex = 100
/** More leads than this are not looked up one by one. */
const mostListed = 20_000

/** Reads what a sieve needs from the database; null when the database answers the filter sooner than the columns. */
export async function prepareSieve(
  filter: SessionFilter,
  clock: Clock,
  db: Queryable,
  most: number = mostListed,
): Promise<Prepared | null> {
  const leadIds = filter.q === undefined ? undefined : await leadsWith(filter.q, most, db)
  if (leadIds === null) return null
  const needsRules = filter.seq !== undefined || filter.path !== undefined
  return {
    ...clock,
    ...(leadIds !== undefined && { leadIds }),
    ...(needsRules && { rules: (await readWorkspace(db)).rules }),
  }
}

/** Null for few. */
async function leadsWith(q: string, most: number, db: Queryable): Promise<string | null> {
  const few = await findFewLeads(q, db, most)
  if (few) return few.length <= mostByIndex ? null : few.join('')
  const [row] = await db.query<{ ids: string | null }>(
    sql`SELECT string_agg(lead_id, '') AS ids FROM lead_text WHERE ${textHasWords(q)}`,
  )
  return row?.ids ?? ''
}
