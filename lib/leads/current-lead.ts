import { database } from '@/lib/db/client'
import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'

/** The lead that an id names by now: the one that it was joined to, over any number of joins, else itself. */
export async function currentLead(id: string, db: Queryable = database()): Promise<string> {
  const [current = id] = await currentLeads([id], db)
  return current
}

/** The same of several, each once. */
export async function currentLeads(ids: readonly string[], db: Queryable = database()): Promise<string[]> {
  const rows = await db.query<{ id: string; lead: string }>(sql`
    WITH RECURSIVE way AS (
      SELECT id, id AS lead, 0 AS step FROM unnest(${[...ids]}::text[]) AS id
      UNION ALL
      SELECT way.id, lead_join.into_lead, step + 1
      FROM way JOIN lead_join ON lead_join.from_lead = way.lead AND undone_at IS NULL
    )
    SELECT DISTINCT ON (id) id, lead FROM way ORDER BY id, step DESC`)
  const current = new Map(rows.map(({ id, lead }) => [id, lead]))
  return [...new Set(ids.map((id) => current.get(id) ?? id))]
}
