import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { isNoNoiseSql } from '@/lib/events/event-row'
import type { Rules } from '@/lib/sessionizer'
import type { DayColumns, Numbers } from '@/lib/sessions/columns/types'
import { formatInstant } from '@/lib/time/format-instant'
import type { ConvertedRows } from './walk-trails'

/** Times by row, in ms; of a day that stays as it is they are kept with it. By goals and noise rules. */
const kept = new WeakMap<DayColumns, Map<string, Map<number, number>>>()

/**
 * How long converting sessions took from their start to their first event of a chosen goal: a list in ms for each of the
 * days. One whose goal is its last event took as long as it lasted; of the others the event is looked up.
 */
export async function readGoalTimes(
  converted: readonly ConvertedRows[],
  goals: readonly string[],
  rules: Rules,
  numbers: Numbers,
  db: Queryable,
): Promise<Float64Array[]> {
  const key = JSON.stringify([goals, rules.noise, rules.passive])
  const missing = converted.flatMap((day) => sessionsToLookUp(day, key))
  if (missing.length > 0) await lookUp(missing, goals, rules, numbers, key, db)
  return converted.map(({ part: { day }, rows, goalPlaces }) =>
    Float64Array.from(rows, (row, index) => {
      const known = isAtEnd(day, row, goalPlaces[index]) ? day.durationMs[row] : knownOf(day, key).get(row)
      return known ?? 0
    }),
  )
}

interface Sought {
  day: DayColumns
  row: number
}

function sessionsToLookUp({ part: { day }, rows, goalPlaces }: ConvertedRows, key: string): Sought[] {
  const known = knownOf(day, key)
  return [...rows].flatMap((row, index) => (isAtEnd(day, row, goalPlaces[index]) || known.has(row) ? [] : { day, row }))
}

function isAtEnd({ touchStarts }: DayColumns, row: number, goalPlace = 0): boolean {
  return (touchStarts[row + 1] ?? 0) - (touchStarts[row] ?? 0) === goalPlace + 1
}

function knownOf(day: DayColumns, key: string): Map<number, number> {
  const byKey = kept.get(day) ?? new Map<string, Map<number, number>>()
  kept.set(day, byKey)
  const known = byKey.get(key) ?? new Map<number, number>()
  byKey.set(key, known)
  return known
}

async function lookUp(
  sought: readonly Sought[],
  goals: readonly string[],
  rules: Rules,
  { leads }: Numbers,
  key: string,
  db: Queryable,
): Promise<void> {
  const counted = goals.filter((type) => !rules.passive.includes(type))
  const startOf = ({ day, row }: Sought) => day.startMs[row] ?? 0
  const rows = await db.query<{ place: number; ms: number | null }>(sql`
    SELECT place, (
      SELECT (extract(epoch FROM min(e.occurred_at) - started_at) * 1000)::bigint FROM event e
      WHERE e.lead_id = sought.lead_id AND e.type = ANY(${counted}::text[]) AND ${isNoNoiseSql(rules.noise)}
        AND e.occurred_at BETWEEN sought.started_at AND sought.ended_at) AS ms
    FROM unnest(
      ${sought.map(({ day, row }) => leads.idOf(day.leads[row] ?? 0))}::text[],
      ${sought.map((one) => formatInstant(startOf(one)))}::timestamptz[],
      ${sought.map((one) => formatInstant(startOf(one) + (one.day.durationMs[one.row] ?? 0)))}::timestamptz[]
    ) WITH ORDINALITY AS sought (lead_id, started_at, ended_at, place)`)
  for (const { place, ms } of rows) {
    const { day, row } = sought[place - 1] ?? {}
    if (day && row !== undefined) knownOf(day, key).set(row, ms ?? 0)
  }
}
