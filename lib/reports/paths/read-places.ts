import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { Source } from '@/lib/sessionizer/index'
import type { DayColumns, Numbers } from '@/lib/sessions/columns/types'
import { reachedWhere } from '@/lib/sessions/reached-where'
import { type DayChanges, readDayChanges } from '@/lib/sessions/read-day-changes'
import { formatInstant } from '@/lib/time/format-instant'
import type { ConvertedRows } from './walk-trails'

/** Where a lead's first conversion stands among its sessions. */
export interface LeadPlace {
  /** The channel of the lead's first session. */
  first: Source
  /** How many sessions the lead had up to this one, inside. */
  visits: number
  /** The start of its first session. */
  sinceMs: number
}

interface KeptPlaces {
  /** How many sessions that started by the end of the day had ever been put in or taken out. */
  changes: number
  /** By row; null for one that is not the lead's first conversion. */
  places: Map<number, LeadPlace | null>
}

/**
 * By day and goals. What stands here depends on earlier sessions alone: as long as no day up to this one has changed, it
 * holds.
 */
const kept = new WeakMap<DayColumns, Map<string, KeptPlaces>>()

/** The places of converting sessions, in their order; null for those that are not the lead's first conversion. */
export async function readPlaces(
  converted: readonly ConvertedRows[],
  goals: readonly string[],
  numbers: Numbers,
  db: Queryable,
): Promise<(LeadPlace | null)[][]> {
  const changesUpTo = sumUp(await readDayChanges({ fromMs: null, toMs: null }, db))
  const key = JSON.stringify(goals)
  const days = converted.map(({ part, rows }) => ({
    day: part.day,
    rows,
    places: placesOf(part.day, key, changesUpTo),
  }))
  const sought = days.flatMap(({ day, rows, places }) =>
    [...rows].flatMap((row) => (places.has(row) ? [] : { day, row, places })),
  )
  if (sought.length > 0) await lookUp(sought, goals, numbers, db)
  return days.map(({ rows, places }) => Array.from(rows, (row) => places.get(row) ?? null))
}

function sumUp(days: readonly DayChanges[]): (dayMs: number) => number {
  const sums = new Map<number, number>()
  let sum = 0
  for (const { dayMs, changes } of days) {
    sum += changes
    sums.set(dayMs, sum)
  }
  return (dayMs) => sums.get(dayMs) ?? sum
}

function placesOf(day: DayColumns, key: string, changesUpTo: (dayMs: number) => number): KeptPlaces['places'] {
  const byKey = kept.get(day) ?? new Map<string, KeptPlaces>()
  kept.set(day, byKey)
  const changes = changesUpTo(day.dayMs)
  const known = byKey.get(key)
  if (known?.changes === changes) return known.places
  const places: KeptPlaces['places'] = new Map()
  byKey.set(key, { changes, places })
  return places
}

interface Sought {
  day: DayColumns
  row: number
  places: KeptPlaces['places']
}

/** Each lead's sessions up to the conversion, in an index that holds all it takes. */
async function lookUp(
  sought: readonly Sought[],
  goals: readonly string[],
  { leads }: Numbers,
  db: Queryable,
): Promise<void> {
  const rows = await db.query<{ place: number; first: Source; visits: number; since: Date }>(sql`
    SELECT place, visits, since, (
        SELECT first.source FROM session AS first WHERE first.lead_id = sought.lead_id ORDER BY first.started_at LIMIT 1
      ) AS first
    FROM unnest(
      ${sought.map(({ day, row }) => leads.idOf(day.leads[row] ?? 0))}::text[],
      ${sought.map(({ day, row }) => formatInstant(day.startMs[row] ?? 0))}::timestamptz[]
    ) WITH ORDINALITY AS sought (lead_id, started_at, place),
    LATERAL (
      SELECT count(*) AS visits, min(other.started_at) AS since FROM session AS other
      WHERE other.lead_id = sought.lead_id AND other.started_at <= sought.started_at) AS upto
    WHERE NOT EXISTS (
      SELECT FROM session AS earlier WHERE earlier.lead_id = sought.lead_id AND earlier.started_at < sought.started_at
        AND ${await reachedWhere(goals, db, sql`earlier`)})`)
  for (const { row, places } of sought) places.set(row, null)
  for (const { place, first, visits, since } of rows) {
    const { row, places } = sought[place - 1] ?? {}
    if (places && row !== undefined) places.set(row, { first, visits, sinceMs: since.getTime() })
  }
}
