import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { readWorkspace } from '@/lib/settings/workspace'
import { isOnQuarter, readDayStat } from './read-day-stat'
import { filterBefore, isOnlyDays, periodOf } from './filter-period'
import { readMedian } from './read-median'
import { type Clock, sessionWhere } from './session-where'
import type { SessionSummary, Totals } from './types'

/** Totals of exactly the sessions that the filter lists, beside those of as many days right before. */
export async function summarizeSessions(
  filter: SessionFilter,
  nowMs: number,
  db: Database = database(),
): Promise<SessionSummary> {
  const { gapMs } = (await readWorkspace(db)).rules
  const before = filterBefore(filter)
  const [current, previous] = await Promise.all([
    total(filter, { nowMs, gapMs }, db),
    before && total(before, { nowMs, gapMs }, db),
  ])
  return { current, previous: previous && before && { ...previous, from: before.from, to: before.to } }
}

async function total(filter: SessionFilter, clock: Clock, db: Database): Promise<Totals> {
  const { fromMs, toMs } = periodOf(filter)
  const isKnown = isOnlyDays(filter) && isOnQuarter(fromMs) && isOnQuarter(toMs)
  return isKnown ? totalFromDayStat(filter, clock, db) : totalFromSessions(filter, clock, db)
}

async function totalFromDayStat(filter: SessionFilter, clock: Clock, db: Database): Promise<Totals> {
  const where = await sessionWhere(filter, clock, db)
  const period = periodOf(filter)
  const isAllTime = period.fromMs === null && period.toMs === null
  const [stat, [leads]] = await Promise.all([
    readDayStat(period, db),
    db.query<{ count: number }>(
      isAllTime
        ? sql`SELECT count(*) AS count FROM lead WHERE session_count > 0`
        : sql`SELECT count(*) AS count FROM (SELECT lead_id FROM session WHERE ${where} GROUP BY lead_id) AS leads`,
    ),
  ])
  return toTotals({ ...stat, leads: leads?.count ?? 0, ...(await readMedian(stat.histogram, where, db)) })
}

async function totalFromSessions(filter: SessionFilter, clock: Clock, db: Database): Promise<Totals> {
  const where = await sessionWhere(filter, clock, db)
  const [row] = await db.query<Counts>(sql`
    SELECT count(*) AS sessions, count(DISTINCT lead_id) AS leads,
      count(*) FILTER (WHERE outcome = 'converted') AS converted, count(*) FILTER (WHERE outcome = 'bounced') AS bounced,
      coalesce(sum(points), 0) AS points,
      percentile_disc(0.5) WITHIN GROUP (ORDER BY duration_ms) AS "medianDurationMs"
    FROM session WHERE ${where}`)
  return toTotals({ ...(row ?? noSessions), medianIsApproximate: false })
}

interface Counts {
  sessions: number
  leads: number
  converted: number
  bounced: number
  points: number
  medianDurationMs: number | null
}

const noSessions: Counts = { sessions: 0, leads: 0, converted: 0, bounced: 0, points: 0, medianDurationMs: null }

function toTotals(counts: Counts & { medianIsApproximate: boolean }): Totals {
  const { sessions, leads, converted, bounced, points, medianDurationMs, medianIsApproximate } = counts
  return {
    sessions,
    leads,
    medianDurationMs,
    medianIsApproximate,
    bounceRate: sessions === 0 ? null : bounced / sessions,
    conversionRate: sessions === 0 ? null : converted / sessions,
    points,
  }
}
