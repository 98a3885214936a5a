import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { outcomes } from '@/lib/sessionizer/index'
import { inTurns } from '@/lib/sessions/columns/in-turns'
import { lowerMiddle } from '@/lib/sessions/columns/lower-middle'
import { readSessions } from '@/lib/sessions/columns/read-sessions'
import type { DayRows } from '@/lib/sessions/columns/types'
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
  const sums = await readSums(ranges, filter, period.tz, nowMs, db)
  const points = judge(ranges, sums, unit, (day) => startOfDay(addDays(day, 1), period.tz) > nowMs)
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

/** The sums of each range, in order. */
async function readSums(ranges: DayRange[], filter: SessionFilter, tz: string, nowMs: number, db: Database) {
  const [first, last] = [ranges[0], ranges.at(-1)]
  if (!first || !last) return []
  const clock = { nowMs, gapMs: (await readWorkspace(db)).rules.gapMs }
  const { parts } = await readSessions({ ...filter, from: first.from, to: last.to, tz }, clock, db)
  const sums: PointSums[] = []
  for await (const { to } of inTurns(ranges)) {
    sums.push(sumUp(takeBefore(startOfDay(addDays(to, 1), tz), parts)))
  }
  return sums
}

/** Takes the sessions that start before an instant off the front of the parts. */
function takeBefore(instant: number, parts: DayRows[]): DayRows[] {
  const taken: DayRows[] = []
  for (let part = parts[0]; part; part = parts[0]) {
    const { day, rows } = part
    const count = countBefore(instant, part)
    if (count > 0) taken.push({ day, rows: rows.subarray(0, count) })
    if (count < rows.length) {
      parts[0] = { day, rows: rows.subarray(count) }
      break
    }
    parts.shift()
  }
  return taken
}

function countBefore(instant: number, { day, rows }: DayRows): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((day.startMs[rows[middle] as number] as number) < instant) low = middle + 1
    else high = middle
  }
  return low
}

const bounced = outcomes.indexOf('bounced')

function sumUp(parts: readonly DayRows[]): PointSums {
  const size = parts.reduce((sum, { rows }) => sum + rows.length, 0)
  const durations = new Float64Array(size)
  const events = new Int32Array(size)
  const sums: PointSums = { sessions: size, bounced: 0, medianDurationMs: null, medianEvents: null }
  let place = 0
  for (const { day, rows } of parts) {
    const { durationMs, touchStarts, outcomes: ways } = day
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number
      durations[place] = durationMs[row] as number
      events[place++] = (touchStarts[row + 1] as number) - (touchStarts[row] as number)
      if (ways[row] === bounced) sums.bounced++
    }
  }
  sums.medianDurationMs = lowerMiddle(durations)
  sums.medianEvents = lowerMiddle(events)
  return sums
}
