import type { Queryable } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import { intents, outcomes, sources } from '@/lib/sessionizer/index'
import { firstPlace, parseColumns, type ToldColumns, wordEnd } from './parse-columns'
import type { DayColumns, Numbers } from './types'

/** What the index `session_trail` holds: trails of any length have no place in one. */
const isShort = sql`session.event_count <= 250`
const isLong = sql`session.event_count > 250`

/** The sessions under a condition, day by day. Days without any are left out. */
export async function loadColumns(where: Sql, numbers: Numbers, db: Queryable): Promise<DayColumns[]> {
  const told = await Promise.all([isShort, isLong].map((length) => tell(sql`${where} AND ${length}`, db)))
  return parseColumns(told, numbers)
}

/** The character of a word's place in a list; the one before the first for none of them. */
const placeIn = (words: readonly string[], word: Sql) =>
  sql`chr(${firstPlace - 1}::integer + coalesce(array_position(${[...words]}::text[], ${word}), 0))`

async function tell(where: Sql, db: Queryable): Promise<ToldColumns> {
  const [row] = await db.query<ToldColumns>(sql`
    SELECT array_agg(start)::text AS starts, array_agg(duration_ms)::text AS durations,
      array_agg(points)::text AS points, string_agg(lead_id, '') AS leads, string_agg(words, '') AS words,
      string_agg('/' || trail, '') AS trails
    FROM (
      SELECT (date_part('epoch', started_at) * 1000)::bigint AS start, duration_ms, points, lead_id, trail,
        ${placeIn(sources, sql`source`)} || ${placeIn(outcomes, sql`outcome`)} || ${placeIn(intents, sql`intent`)} ||
          coalesce(pauses, '?') || ${wordEnd} ||
          CASE WHEN campaign IS NULL THEN '' ELSE '=' || replace(campaign, ${wordEnd}, ${wordEnd + wordEnd}) END ||
          ${wordEnd} AS words
      FROM session WHERE ${where} ORDER BY started_at) AS session`)
  if (!row) throw new Error('A sum over sessions is always one row')
  return row
}
