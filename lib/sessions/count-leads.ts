import type { Queryable } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import type { Period } from './filter-period'
import { leadIdIn } from './session-columns'

/**
 * A number that tells the leads of sessions apart. Their ids stand in every index; numbers are sorted in a third of the
 * time of texts, and among a million leads two have the same 64 bits once in some ten million databases.
 */
export const leadHashSql = sql`hashtextextended(${leadIdIn(sql`session.id`)}, 0)`

/** How many leads the sessions under `where` belong to. */
export async function countLeads(where: Sql, db: Queryable): Promise<number> {
  const [row] = await db.query<{ leads: number }>(sql`
    SELECT count(DISTINCT ${leadHashSql}) AS leads FROM session WHERE ${where}`)
  return row?.leads ?? 0
}

/** How many leads have a session that started in the period; null when only the sessions can tell. */
export async function countLeadsOfPeriod({ fromMs, toMs }: Period, db: Queryable): Promise<number | null> {
  if (toMs !== null) {
    const [row] = await db.query<{ last: Date | null }>(sql`SELECT max(started_at) AS last FROM session`)
    if (row?.last && row.last.getTime() >= toMs) return null
  }
  const [row] = await db.query<{ leads: number }>(
    fromMs === null
      ? sql`SELECT count(*) AS leads FROM lead WHERE last_seen_at IS NOT NULL`
      : sql`SELECT (SELECT count(*) FROM lead WHERE last_seen_at >= ${new Date(fromMs)})
          - (${onlyEndedSince(fromMs)}) AS leads`,
  )
  return row?.leads ?? 0
}

const dayMs = 86_400_000

/** Leads seen since an instant only in a session that had started before: at most a day before, or one of the few long ones. */
function onlyEndedSince(fromMs: number): Sql {
  const from = new Date(fromMs)
  return sql`SELECT count(DISTINCT lead_id) FROM (
      SELECT lead_id FROM session
      WHERE started_at >= ${new Date(fromMs - dayMs)} AND started_at < ${from} AND ended_at >= ${from}
      UNION ALL
      SELECT lead_id FROM session WHERE duration_ms >= 86400000 AND started_at < ${from} AND ended_at >= ${from}
    ) AS crossing
    WHERE NOT EXISTS (
      SELECT FROM session WHERE session.lead_id = crossing.lead_id AND session.started_at >= ${from})`
}
