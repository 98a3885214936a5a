import { type Sql, sql } from '@/lib/db/sql'
import { defaultRules } from '@/lib/sessionizer'

// What the pages would cost without stored sessions: the same answers, grouped from the events at each request.

const { gapMs, passive } = defaultRules

/** @param where about columns of the grouped sessions; @param order by what the page is sorted */
export function onTheFly(where: Sql, order: Sql): Sql {
  return sql`
    WITH marked AS (
      SELECT lead_id, occurred_at, seq, type, path, points,
        occurred_at - lag(occurred_at) OVER (PARTITION BY lead_id ORDER BY occurred_at, seq)
          < make_interval(secs => ${gapMs / 1000}) IS NOT TRUE AS starts
      FROM event WHERE suppressed IS NULL AND type <> ALL(${passive}::text[])
    ), numbered AS (
      SELECT *, count(*) FILTER (WHERE starts) OVER (PARTITION BY lead_id ORDER BY occurred_at, seq) AS number FROM marked
    ), grouped AS (
      SELECT lead_id, min(occurred_at) AS started_at, max(occurred_at) - min(occurred_at) AS duration,
        count(*) AS event_count, sum(points) AS points, array_agg(DISTINCT type) AS event_types,
        (array_agg(type ORDER BY occurred_at, seq))[1] AS entry_type,
        (array_agg(type ORDER BY occurred_at DESC, seq DESC))[1] AS exit_type
      FROM numbered GROUP BY lead_id, number
    )
    SELECT * FROM grouped WHERE ${where} ORDER BY ${order} LIMIT 50`
}
