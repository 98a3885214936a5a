import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { userIdSql } from '@/lib/leads/user-id'
import type { SessionLead } from './types'

/** The leads of a page, by id. Read after the page: a join would cost the whole list. */
export async function readLeads(ids: ReadonlySet<string>, db: Queryable): Promise<Map<string, SessionLead>> {
  if (ids.size === 0) return new Map()
  const rows = await db.query<Omit<SessionLead, 'userId'> & { userId: string | null }>(sql`
    SELECT id, name, email, company, ${userIdSql} AS "userId" FROM lead WHERE id = ANY(${[...ids]}::text[])`)
  return new Map(rows.map(({ userId, ...lead }) => [lead.id, userId === null ? lead : { ...lead, userId }]))
}
