import type { Queryable } from '@/lib/db/database'
import { join, type Sql, sql } from '@/lib/db/sql'
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

/** The character of a word's place in a list. Comparing one by one takes a third of the time of a search in an array. */
function placeIn(words: readonly string[], word: Sql): Sql {
  const places = words.map((other, place) => sql`WHEN ${other} THEN ${String.fromCharCode(firstPlace + place)}`)
  return sql`CASE ${word} ${join(places, ' ')} ELSE ${String.fromCharCode(firstPlace - 1)} END`
}

async function tell(where: Sql, db: Queryable): Promise<ToldColumns> {
  const [row] = await db.query<ToldColumns>(sql`
    SELECT string_agg(timestamptz_send(started_at), '') AS starts, string_agg(int8send(duration_ms), '') AS durations,
      string_agg(int8send(points), '') AS points, string_agg(lead_id, '') AS leads,
      string_agg(${placeIn(sources, sql`source`)}, '') AS sources,
      string_agg(${placeIn(outcomes, sql`outcome`)}, '') AS outcomes,
      string_agg(${placeIn(intents, sql`intent`)}, '') AS intents, string_agg(coalesce(pauses, '?'), ${wordEnd}) AS pauses,
      string_agg(coalesce('=' || replace(campaign, ${wordEnd}, ${wordEnd + wordEnd}), '-'), ${wordEnd}) AS campaigns, string_agg('/' || trail, '') AS trails
    FROM (SELECT started_at, duration_ms, points, lead_id, source, outcome, intent, pauses, campaign, trail FROM session WHERE ${where} ORDER BY started_at) AS session`)
  if (!row) throw new Error('A sum over sessions is always one row')
  return row
}
