import type { Queryable } from '@/lib/db/database'
import { join, type Sql, sql } from '@/lib/db/sql'
import { isCountedSql } from '@/lib/events/event-row'
import { pauseBinStartsMs, type Rules, readPauses } from '@/lib/sessionizer'
import { leadIdIn } from '@/lib/sessions/session-columns'

// Every counted event but a lead's first comes after a pause. Those between sessions follow from the sessions' ends, those
// inside of one stand in its `pauses`; the index by start holds both, so that neither events nor rows are looked at. Only
// a session that reaches over an end of the time asked for is looked into.

/** The pauses before counted events from `fromMs` on and before `toMs`, of the leads that `leads` keeps. */
export interface PauseScope {
  fromMs: number
  toMs: number
  leads: Sql
  rules: Rules
}

/** How many pauses there are from the start at `place` on and before the next start; null where no event came before. */
export interface PauseCount {
  place: number | null
  pauses: number
}

const dayMs = 86_400_000
const startMs = sql`(date_part('epoch', started_at) * 1000)::bigint`
const endedAt = sql`started_at + duration_ms * interval '1 millisecond'`

/**
 * The pauses before the first events of sessions, as places among `startsMs`. What is as long as the last of them may be
 * told as none before. Halves of the leads are read side by side, so that two processors share the sorting.
 */
export async function countBetween(
  scope: PauseScope,
  startsMs: readonly number[],
  db: Queryable,
): Promise<PauseCount[]> {
  const middle = 'k' // of the letters and digits that lead ids are written in
  const halves = [sql`id < ${middle}`, sql`id >= ${middle}`]
  return (await Promise.all(halves.map((half) => countBetweenOf(half, scope, startsMs, db)))).flat()
}

/**
 * A window over all leads at once costs much less than one for each; sorting by 64 bits of a lead's hash less than by its
 * id. That two leads have the same ones is not to be expected: of a million leads, with a chance of 1 to 30 million.
 */
function countBetweenOf(
  half: Sql,
  { fromMs, toMs, leads }: PauseScope,
  startsMs: readonly number[],
  db: Queryable,
): Promise<PauseCount[]> {
  const endsFrom = fromMs - (startsMs.at(-1) ?? 0)
  const spanned = sql`SELECT hashtextextended(${leadIdIn(sql`id`)}, 0) AS lead, ${startMs} AS start, duration_ms FROM session`
  return db.query(sql`
    WITH spanned AS (
      ${spanned} WHERE started_at >= ${new Date(endsFrom - dayMs)} AND started_at < ${new Date(toMs)} AND ${half} AND ${leads}
      UNION ALL ${spanned} WHERE duration_ms >= ${dayMs}::bigint AND started_at < ${new Date(endsFrom - dayMs)}
        AND ended_at >= ${new Date(endsFrom)} AND ${half} AND ${leads}
    ), paused AS (
      SELECT start, CASE WHEN lag(lead) OVER in_order = lead THEN start - lag(start + duration_ms) OVER in_order END AS pause
      FROM spanned WINDOW in_order AS (ORDER BY lead, start)
    )
    SELECT width_bucket(pause, ${startsMs.slice(1)}::float8[]) AS place, count(*) AS pauses
    FROM paused WHERE start >= ${fromMs}::bigint GROUP BY 1`)
}

/** The pauses inside of sessions, as places among `pauseBinStartsMs`. */
export async function countInside(scope: PauseScope, db: Queryable): Promise<PauseCount[]> {
  const { fromMs, toMs, leads } = scope
  const [from, to] = [new Date(fromMs), new Date(toMs)]
  const isWhole = sql`started_at >= ${from} AND started_at < ${to} AND ${endedAt} < ${to}`
  const [whole, reaching] = await Promise.all([
    db.query<{ pauses: string | null; sessions: number }>(
      sql`SELECT pauses, count(*) AS sessions FROM session WHERE ${isWhole} AND ${leads} GROUP BY 1`,
    ),
    countFromEvents([...reachingOver(from), ...reachingOver(to)], scope, db),
  ])
  const counts = whole.flatMap(({ pauses, sessions }) =>
    [...readPauses(pauses ?? '')].map(({ bin, count }) => ({ place: bin, pauses: count * sessions })),
  )
  // Sessions that were stored before their pauses were, until the background has made them anew.
  const isUnknown = whole.some(({ pauses }) => pauses === null)
  const unknown = isUnknown ? await countFromEvents([sql`${isWhole} AND pauses IS NULL`], scope, db) : []
  return [...counts, ...reaching, ...unknown]
}

/** Only the rare session of a day or more has to be sought further back. */
function reachingOver(instant: Date): Sql[] {
  const dayBefore = new Date(instant.getTime() - dayMs)
  const reaches = sql`started_at < ${instant} AND ended_at >= ${instant}`
  return [sql`started_at >= ${dayBefore} AND ${reaches}`, sql`duration_ms >= ${dayMs}::bigint AND ${reaches}`]
}

/** Inside of the sessions under any of the conditions. Session by session: the planner would rather read all events. */
function countFromEvents(
  conditions: readonly Sql[],
  { fromMs, toMs, leads, rules }: PauseScope,
  db: Queryable,
): Promise<PauseCount[]> {
  const sessions = conditions.map(
    (condition) => sql`SELECT lead_id, id, started_at, ended_at FROM session WHERE ${condition} AND ${leads}`,
  )
  return db.query(sql`
    WITH looked_into AS (${join(sessions, ' UNION ')}), paused AS (
      SELECT e.occurred_at, e.occurred_at - lag(e.occurred_at) OVER (PARTITION BY s.lead_id, s.id ORDER BY e.occurred_at, e.seq) AS pause
      FROM looked_into s JOIN LATERAL (
        SELECT occurred_at, seq FROM event e
        WHERE e.lead_id = s.lead_id AND e.occurred_at BETWEEN s.started_at AND s.ended_at AND ${isCountedSql(rules)} OFFSET 0
      ) e ON TRUE
    )
    SELECT width_bucket(date_part('epoch', pause) * 1000, ${pauseBinStartsMs.slice(1)}::float8[]) AS place, count(*) AS pauses
    FROM paused WHERE pause IS NOT NULL AND occurred_at >= ${new Date(fromMs)} AND occurred_at < ${new Date(toMs)} GROUP BY 1`)
}
