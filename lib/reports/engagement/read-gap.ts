import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { isCountedSql } from '@/lib/events/event-row'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { readWorkspace } from '@/lib/settings/workspace'
import { lastDays, toInstants } from '@/lib/time/day-range'
import type { ReportPeriod } from '../report-period'
import { gapDays, gapsMs, longestPauseMs, pauseStartsMs } from './gap-rules'
import type { GapReport } from './types'

/**
 * The pauses before the counted events of the period's last 28 days, and how many sessions would start on those days
 * under other gaps: each event whose pause is as long as the gap, or that has none before it, starts one. Of the filter
 * only days and leads hold, since under another gap there are other sessions.
 */
export async function readGap(
  { lead }: Pick<SessionFilter, 'lead'>,
  period: ReportPeriod,
  db: Database = database(),
): Promise<GapReport> {
  const { rules } = await readWorkspace(db)
  const { gapMs } = rules
  const days = { ...lastDays(period, gapDays), tz: period.tz }
  const { fromMs, toMs } = toInstants(days.from, days.to, days.tz)
  const starts = [...pauseStartsMs(gapMs), longestPauseMs(gapMs)]
  const leads = lead === undefined ? sql`TRUE` : sql`lead_id = ANY(${lead}::text[])`
  // Found by time first: the planner would rather walk through all leads, and read the events of all times.
  const rows = await db.query<{ place: number | null; count: number }>(sql`
    WITH counted AS MATERIALIZED (
      SELECT lead_id, occurred_at, seq FROM event e
      WHERE occurred_at >= ${new Date(fromMs - longestPauseMs(gapMs))} AND occurred_at < ${new Date(toMs)}
        AND ${isCountedSql(rules)} AND ${leads}
    ), paused AS (
      SELECT occurred_at, occurred_at - lag(occurred_at) OVER (PARTITION BY lead_id ORDER BY occurred_at, seq) AS pause
      FROM counted
    )
    SELECT width_bucket(pause, ${starts.slice(1).map((ms) => `${ms} milliseconds`)}::interval[]) AS place, count(*) AS count
    FROM paused WHERE occurred_at >= ${new Date(fromMs)} GROUP BY 1`)
  const counts = starts.map(() => 0)
  for (const { place, count } of rows) {
    const bin = place ?? starts.length - 1
    counts[bin] = (counts[bin] ?? 0) + count
  }
  const pauses = starts.map((fromMs, bin) => ({ fromMs, toMs: starts[bin + 1] ?? null, pauses: counts[bin] ?? 0 }))
  const sessionsUnder = (gap: number) =>
    pauses.reduce((sum, { fromMs, pauses: count }) => (fromMs >= gap ? sum + count : sum), 0)
  return {
    days,
    gapMs,
    pauses: pauses.slice(0, -1),
    apart: pauses.at(-1)?.pauses ?? 0,
    gaps: gapsMs(gapMs).map((gap) => ({ gapMs: gap, sessions: sessionsUnder(gap) })),
  }
}
