import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { sessionWhere } from '@/lib/sessions/session-where'
import { readWorkspace } from '@/lib/settings/workspace'
import { addDays, daysBetween, startOfWeek } from '@/lib/time/calendar-day'
import { type DayRange, startOfDay } from '@/lib/time/day-range'
import type { ReportPeriod } from '../report-period'
import { baselineRules } from './baseline'
import { judge, type PointSums } from './judge-points'
import type { OverTime } from './types'

/** Days up to this many, else weeks, unless the reader says. */
const mostDays = 120

/**
 * Sessions, bounce rate, median duration and median events of each day of the period, or of each week that has a day of
 * it, beside what was normal for them. Weeks are whole, also where they reach over the period's ends.
 */
export async function readOverTime(
  filter: SessionFilter,
  period: ReportPeriod,
  asked: OverTime['unit'] | undefined,
  nowMs: number,
  db: Database = database(),
): Promise<OverTime> {
  const unit = asked ?? (daysBetween(period.from, period.to) < mostDays ? 'day' : 'week')
  const ranges = splitWithPast(period, unit)
  const chunks = [ranges.slice(0, ranges.length >> 1), ranges.slice(ranges.length >> 1)]
  const sums = await Promise.all(chunks.map((chunk) => readSums(chunk, filter, period.tz, nowMs, db)))
  const points = judge(ranges, sums.flat(), unit, (day) => startOfDay(addDays(day, 1), period.tz) > nowMs)
  return { unit, points: points.slice(points.length - countShown(period, unit)) }
}

/** Days or weeks without gaps: those of the period, and before them the ones they are compared with. */
function splitWithPast({ from, to }: DayRange, unit: OverTime['unit']): DayRange[] {
  const length = unit === 'day' ? 1 : 7
  const first = addDays(unit === 'day' ? from : startOfWeek(from), -7 * baselineRules.weeks)
  const count = Math.ceil((daysBetween(first, to) + 1) / length)
  return Array.from({ length: count }, (_, index) => ({
    from: addDays(first, index * length),
    to: addDays(first, index * length + length - 1),
  }))
}

function countShown({ from, to }: DayRange, unit: OverTime['unit']): number {
  return unit === 'day' ? daysBetween(from, to) + 1 : daysBetween(startOfWeek(from), startOfWeek(to)) / 7 + 1
}

/** The sums of each range. Halves of the time are read side by side, so that two processors share the sorting. */
async function readSums(ranges: DayRange[], filter: SessionFilter, tz: string, nowMs: number, db: Database) {
  const [first, last] = [ranges[0], ranges.at(-1)]
  if (!first || !last) return []
  const clock = { nowMs, gapMs: (await readWorkspace(db)).rules.gapMs }
  const starts = [...ranges.map(({ from }) => from), addDays(last.to, 1)].map((day) => startOfDay(day, tz))
  const rows = isReadByStart(filter)
    ? await readOneByOne(starts, await sessionWhere(withoutDays(filter), clock, db), db)
    : await readTogether(starts, await sessionWhere({ ...filter, from: first.from, to: last.to, tz }, clock, db), db)
  const byPlace = new Map(rows.map(({ place, ...sums }) => [place, sums]))
  return ranges.map((_, index): PointSums => byPlace.get(index + 1) ?? noSums)
}

type PlacedSums = PointSums & { place: number }

const sums = sql`count(*) AS sessions, count(*) FILTER (WHERE outcome = 'bounced') AS bounced,
  percentile_disc(0.5) WITHIN GROUP (ORDER BY duration_ms) AS "medianDurationMs",
  percentile_disc(0.5) WITHIN GROUP (ORDER BY event_count) AS "medianEvents"`

/** A range after the other, each sorted by itself: what is sorted stays small, and needs no place first. */
function readOneByOne(starts: number[], where: Sql, db: Database): Promise<PlacedSums[]> {
  const times = starts.map((start) => new Date(start).toISOString())
  return db.query(sql`
    SELECT place, sums.* FROM unnest(${times.slice(0, -1)}::timestamptz[], ${times.slice(1)}::timestamptz[])
      WITH ORDINALITY AS range (low, high, place)
    CROSS JOIN LATERAL (SELECT ${sums} FROM session WHERE started_at >= low AND started_at < high AND ${where}) AS sums`)
}

/** For what is not found by the start of sessions: looked for once. */
function readTogether(starts: number[], where: Sql, db: Database): Promise<PlacedSums[]> {
  const times = starts.slice(0, -1).map((start) => new Date(start).toISOString())
  return db.query(sql`
    SELECT width_bucket(started_at, ${times}::timestamptz[]) AS place, ${sums} FROM session WHERE ${where} GROUP BY 1`)
}

/** Whether the index by start answers the filter: what it holds, and the few sessions of one campaign or page. */
function isReadByStart(filter: SessionFilter): boolean {
  return Object.keys(withoutDays(filter)).every((name) => inIndex.has(name))
}

const inIndex: ReadonlySet<string> = new Set([
  'duration',
  'events',
  'points',
  'entry',
  'exit',
  'source',
  'campaign',
  'intent',
  'outcome',
] satisfies (keyof SessionFilter)[])

function withoutDays({ from, to, tz, ...others }: SessionFilter): SessionFilter {
  return others
}

const noSums: PointSums = { sessions: 0, bounced: 0, medianDurationMs: null, medianEvents: null }
