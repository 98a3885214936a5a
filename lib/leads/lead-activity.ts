import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { isCountedSql } from '@/lib/events/event-row'
import { readWorkspace } from '@/lib/settings/workspace'
import { addDays, eachDay } from '@/lib/time/calendar-day'
import { type DayRange, startOfDay } from '@/lib/time/day-range'
import type { ActiveDay } from './types'

/**
 * The days of a range on which the lead did something, in order, with the counted events of each. Days are those of
 * the zone: their borders are computed here, so that 23 and 25 hour days come out right on every database.
 */
export async function leadActivity(
  leadId: string,
  { from, to }: DayRange,
  tz: string,
  db: Database = database(),
): Promise<ActiveDay[]> {
  const { rules } = await readWorkspace(db)
  const days = eachDay(from, to)
  const borders = [...days, addDays(to, 1)].map((day) => new Date(startOfDay(day, tz)).toISOString())
  const records = await db.query<{ number: number; events: number; points: number }>(sql`
    SELECT width_bucket(e.occurred_at, ${borders}::timestamptz[]) AS number, count(*) AS events, sum(e.points) AS points
    FROM event e
    WHERE e.lead_id = ${leadId} AND ${isCountedSql(rules)}
      AND e.occurred_at >= ${borders[0]}::timestamptz AND e.occurred_at < ${borders.at(-1)}::timestamptz
    GROUP BY 1 ORDER BY 1`)
  return records.flatMap(({ number, events, points }) => {
    const day = days[number - 1]
    return day === undefined ? [] : [{ day, events, points }]
  })
}
