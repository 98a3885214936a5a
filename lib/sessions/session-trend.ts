import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import type { SessionFilter } from '@/lib/filters/session-filter'
import type { Outcome } from '@/lib/sessionizer/index'
import { readWorkspace } from '@/lib/settings/workspace'
import { type DayRange, startOfDay } from '@/lib/time/day-range'
import { dayOf } from '@/lib/time/zone'
import { countOutcomes, type OutcomeCount } from './columns/count-outcomes'
import { readHeldSessions } from './columns/read-sessions'
import { isOnlyDays, periodOf } from './filter-period'
import { isOnBucket, within } from './read-day-stat'
import { allSessionsWhere, type Clock } from './session-where'
import { splitRange, unitOf } from './trend-buckets'
import type { SessionTrend, TrendBucket } from './types'

/**
 * The sessions that the filter lists over time, by outcome. An open range runs from the first session of all to the
 * last.
 */
export async function sessionTrend(
  filter: SessionFilter,
  nowMs: number,
  db: Database = database(),
): Promise<SessionTrend> {
  const { tz = 'UTC' } = filter
  const range = await rangeOf(filter, db)
  if (range === null) return { unit: 'day', buckets: [] }
  const unit = unitOf(range)
  const ranges = splitRange(range, unit)
  const startsMs = ranges.map(({ from }) => startOfDay(from, tz))
  const clock = { nowMs, gapMs: (await readWorkspace(db)).rules.gapMs }
  const held = await readHeldSessions(filter, clock, db)
  const counts = held ? await countOutcomes(held, startsMs) : await countStored(startsMs, filter, clock, db)
  const buckets = ranges.map(
    (days): TrendBucket => ({ ...days, converted: 0, engaged: 0, bounced: 0, unsubscribed: 0 }),
  )
  for (const { place, outcome, sessions } of counts) {
    // 0 is before the first start: only what lies outside of the years that days are written in.
    const bucket = buckets[Math.max(0, place - 1)]
    if (bucket) bucket[outcome] += sessions
  }
  return { unit, buckets }
}

function countStored(startsMs: readonly number[], filter: SessionFilter, clock: Clock, db: Database) {
  const isKnown = isOnlyDays(filter) && startsMs.every(isOnBucket) && isOnBucket(periodOf(filter).toMs)
  return isKnown ? countDayStat(startsMs, filter, db) : countSessions(startsMs, filter, clock, db)
}

async function countSessions(startsMs: readonly number[], filter: SessionFilter, clock: Clock, db: Database) {
  return db.query<OutcomeCount>(sql`
    SELECT ${placeOf(sql`started_at`, startsMs)} AS place, outcome, count(*) AS sessions
    FROM session WHERE ${await allSessionsWhere(filter, clock, db)} GROUP BY 1, 2`)
}

async function countDayStat(startsMs: readonly number[], filter: SessionFilter, db: Database): Promise<OutcomeCount[]> {
  const rows = await db.query<{ place: number } & Record<Outcome, number>>(sql`
    SELECT ${placeOf(sql`bucket`, startsMs)} AS place, sum(converted) AS converted, sum(engaged) AS engaged,
      sum(bounced) AS bounced, sum(unsubscribed) AS unsubscribed
    FROM day_stat WHERE ${within(sql`bucket`, periodOf(filter))} GROUP BY 1`)
  return rows.flatMap(({ place, ...sums }) =>
    Object.entries(sums).map(([outcome, sessions]) => ({ place, outcome: outcome as Outcome, sessions })),
  )
}

/** Which of the starts an instant comes after: the borders are ours, so the database's own zones do not matter. */
function placeOf(instant: Sql, startsMs: readonly number[]): Sql {
  return sql`width_bucket(${instant}, ${startsMs.map((ms) => new Date(ms).toISOString())}::timestamptz[])`
}

/** The days of the filter; an open end is that of all sessions. Null when there are none. */
async function rangeOf({ from, to, tz = 'UTC' }: SessionFilter, db: Database): Promise<DayRange | null> {
  if (from !== undefined && to !== undefined) return { from, to }
  const [row] = await db.query<{ first: Date | null; last: Date | null }>(
    sql`SELECT min(started_at) AS first, max(started_at) AS last FROM session`,
  )
  if (!row?.first || !row.last) return null
  const range = {
    from: from ?? writable(dayOf(row.first.getTime(), tz)),
    to: to ?? writable(dayOf(row.last.getTime(), tz)),
  }
  return range.from <= range.to ? range : null
}

/** Days are written from 1900 to 2999. */
function writable(day: string): string {
  if (day < '1900-01-01') return '1900-01-01'
  return day > '2999-12-30' ? '2999-12-30' : day
}
