import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { SessionLead } from './types'

/** The leads of a page, by id. Read after the page: a join would cost the whole list. */
export async function readLeads(ids: ReadonlySet<string>, db: Queryable): Promise<Map<string, SessionLead>> {
  if (ids.size === 0) return new Map()
  const rows = await db.query<SessionLead>(
    sql`SELECT id, name, email, company FROM lead WHERE id = ANY(${[...ids]}::text[])`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}
