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

/** The names of all rules, by id: few, and asked for where events are shown that some rule gave points. */
export async function scoringRuleNames(db: Queryable = database()): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; name: string }>(sql`SELECT id, name FROM scoring_rule`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
