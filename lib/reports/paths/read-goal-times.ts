import type { Database } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import { isNoNoiseSql } from '@/lib/events/event-row'
import type { Rules } from '@/lib/sessionizer'
import { type CodedTouch, pointOf } from '@/lib/sessions/trail'

/**
 * How long converting sessions took from their start to their first event of a chosen goal, told in one text: of each
 * session the milliseconds and its trail, see `TrailText`.
 * @param where keeps converting sessions
 */
export async function readGoalTimes(
  goals: readonly string[],
  where: Sql,
  touches: readonly CodedTouch[],
  rules: Rules,
  db: Database,
): Promise<string> {
  const counted = goals.filter((type) => !rules.passive.includes(type))
  const points = touches.filter(({ type }) => counted.includes(type)).map(({ code }) => pointOf(code))
  if (points.length === 0) return ''
  // A session whose only goal is its last event took as long as it lasted; of the others the event is looked up.
  const [row] = await db.query<{ times: string | null }>(sql`
    SELECT string_agg(CASE
      WHEN session.exit_type = ANY(${counted}::text[])
        AND left(session.trail, -1) !~ ${`[${String.fromCodePoint(...points)}]`} THEN session.duration_ms
      ELSE (
        SELECT (extract(epoch FROM min(e.occurred_at) - session.started_at) * 1000)::bigint FROM event e
        WHERE e.lead_id = session.lead_id AND e.type = ANY(${counted}::text[]) AND ${isNoNoiseSql(rules.noise)}
          AND e.occurred_at BETWEEN session.started_at AND session.ended_at)
      END::text || session.trail, '') AS times
    FROM session WHERE ${where}`)
  return row?.times ?? ''
}
