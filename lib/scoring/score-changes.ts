import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { Json } from '@/lib/events/incoming-event'
import { readsProperties, ruleFinder } from '@/lib/points/match-rule'
import { anyType, type ScoringRule } from '@/lib/points/types'

/** A stored event that other points are due to, or the same from another rule. */
export interface ScoreChange {
  leadId: string
  id: string
  occurredAt: number
  type: string
  suppressed: string | null
  pointsBefore: number
  points: number
  rule: ScoringRule | null
}

/**
 * The events of leads whose points were not given by their sender and are not what the rules say. Of events from before
 * that was kept, points other than 0 count as given.
 */
export async function findScoreChanges(
  db: Queryable,
  leadIds: readonly string[],
  rules: readonly ScoringRule[],
): Promise<ScoreChange[]> {
  const find = ruleFinder(rules)
  const props = readsProperties(rules) ? sql`e.props` : sql`NULL::jsonb AS props`
  const rows = await db.query<ScorableRow>(sql`
    SELECT e.lead_id, e.id, e.occurred_at, e.type, e.path, ${props}, e.suppressed, e.points, e.rule_id FROM event e
    WHERE e.lead_id = ANY(${leadIds}::text[]) AND (NOT e.points_given OR (e.points_given IS NULL AND e.points = 0))
      AND (${typesSql(rules)} OR e.points <> 0 OR e.rule_id IS NOT NULL)`)
  return rows.flatMap((row): ScoreChange[] => {
    const rule = find(row)
    const points = rule?.points ?? 0
    if (points === row.points && (rule?.id ?? null) === row.rule_id) return []
    const { lead_id: leadId, id, occurred_at, type, suppressed, points: pointsBefore } = row
    return [{ leadId, id, occurredAt: occurred_at.getTime(), type, suppressed, pointsBefore, points, rule }]
  })
}

interface ScorableRow {
  lead_id: string
  id: string
  occurred_at: Date
  type: string
  path: string | null
  props: { [name: string]: Json } | null
  suppressed: string | null
  points: number
  rule_id: string | null
}

/** Types that some rule is about: the others can only lose points. */
function typesSql(rules: readonly ScoringRule[]) {
  const types = rules.filter(({ enabled }) => enabled).map(({ type }) => type)
  return types.includes(anyType) ? sql`TRUE` : sql`e.type = ANY(${types}::text[])`
}
