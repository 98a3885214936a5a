import { database } from '@/lib/db/client'
import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { ScoringRule } from '@/lib/points/types'

/** The scoring rules in their order, those that are off among them. */
export async function listScoringRules(db: Queryable = database()): Promise<ScoringRule[]> {
  return db.query<ScoringRule>(
    sql`SELECT id, name, type, condition, points, enabled FROM scoring_rule ORDER BY position, id`,
  )
}

/** The names of the rules that gave points to some events, by id; of those that are still there. */
export async function ruleNamesOf(
  events: readonly { rule_id: string | null }[],
  db: Queryable,
): Promise<Map<string, string>> {
  if (events.every((event) => event.rule_id === null)) return new Map()
  const rows = await db.query<{ id: string; name: string }>(sql`SELECT id, name FROM scoring_rule`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
