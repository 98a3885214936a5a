import type { Database } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import { isNoNoiseSql } from '@/lib/events/event-row'
import { routeOf } from '@/lib/filters/match-path'
import type { Rules } from '@/lib/sessionizer'
import { readTouches } from '@/lib/sessions/touch-table'
import { pointOf, trailCodes } from '@/lib/sessions/trail'
import { lowerMedian } from '../statistics'
import type { PathsQuestion } from './paths-question'
import { routeKey } from './route-key'
import type { GoalTimes } from './types'

interface TimedTrail {
  trail: string
  ms: number
}

/**
 * The median time from the start of a session to its first event of a chosen goal, in ms: of all converting sessions and
 * by route, of the given routes (see `routeKey`).
 * @param where keeps converting sessions
 */
export async function readGoalTimes(
  { goals, grouping }: PathsQuestion,
  routes: ReadonlySet<string>,
  where: Sql,
  rules: Rules,
  db: Database,
): Promise<GoalTimes> {
  const touches = await readTouches(db)
  const counted = goals.filter((type) => !rules.passive.includes(type))
  const points = touches.filter(({ type }) => counted.includes(type)).map(({ code }) => pointOf(code))
  if (points.length === 0) return { all: null, byRoute: {} }
  const rows = await readTimes(counted, String.fromCodePoint(...points), where, rules, db)
  const byCode = new Map(touches.map((touch) => [touch.code, touch]))
  const times = new Map<string, number[]>()
  const keys = new Map<string, string>()
  for (const { trail, ms } of rows) {
    let key = keys.get(trail)
    if (key === undefined) {
      const events = [...trailCodes(trail)].map((code) => byCode.get(code) ?? { type: '' })
      key = routeKey(routeOf(events, grouping, goals, rules).labels)
      keys.set(trail, key)
    }
    const known = times.get(key)
    if (known) known.push(ms)
    else times.set(key, [ms])
  }
  return {
    all: lowerMedian(rows.map(({ ms }) => ms)),
    byRoute: Object.fromEntries(
      [...times].filter(([key]) => routes.has(key)).map(([key, list]) => [key, lowerMedian(list) ?? 0]),
    ),
  }
}

/** A session whose only goal is its last event took as long as it lasted; of the others the event is looked up. */
function readTimes(goals: string[], goalPoints: string, where: Sql, rules: Rules, db: Database): Promise<TimedTrail[]> {
  return db.query<TimedTrail>(sql`
    SELECT session.trail, CASE
      WHEN session.exit_type = ANY(${goals}::text[]) AND left(session.trail, -1) !~ ${`[${goalPoints}]`}
        THEN session.duration_ms
      ELSE (
        SELECT (extract(epoch FROM min(e.occurred_at) - session.started_at) * 1000)::bigint FROM event e
        WHERE e.lead_id = session.lead_id AND e.type = ANY(${goals}::text[]) AND ${isNoNoiseSql(rules.noise)}
          AND e.occurred_at BETWEEN session.started_at AND session.ended_at)
      END AS ms
    FROM session WHERE ${where}`)
}
