import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { currentLeads } from '@/lib/leads/current-lead'
import { pauseBinStartsMs } from '@/lib/sessionizer'
import { readSessions } from '@/lib/sessions/columns/read-sessions'
import { dayMs } from '@/lib/sessions/histograms-by-day'
import { readWorkspace } from '@/lib/settings/workspace'
import { addDays } from '@/lib/time/calendar-day'
import { lastDays, toInstants } from '@/lib/time/day-range'
import type { ReportPeriod } from '../report-period'
import { countBetween, countInside, type Span } from './count-pauses'
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
  // So early that a session which started before and lasted no longer than a day is no pause away from those days.
  const from = addDays(days.from, -Math.ceil(longestPauseMs(gapMs) / dayMs) - 2)
  const early = toInstants(from, from, days.tz).fromMs
  const [sessions, reachingIn] = await Promise.all([
    readSessions({ lead, from, to: days.to, tz: days.tz }, { nowMs: toMs, gapMs }, db),
    readLong(early, lead, db),
  ])
  const scope = { fromMs, toMs, sessions, reachingIn }
  const counts = countBetween(scope, starts)
  // The workspace's gap may divide a bin of the pauses inside of sessions: all of them are shorter.
  for (const [bin, pauses] of (await countInside(scope, rules, db)).entries()) {
    const place = starts.indexOf(pauseBinStartsMs[bin] ?? 0)
    counts[place] = (counts[place] ?? 0) + pauses
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

/** The rare sessions of a day or more that had started before an instant and still went on. */
async function readLong(instant: number, lead: string[] | undefined, db: Database): Promise<Span[]> {
  const leads = lead === undefined ? sql`TRUE` : sql`lead_id = ANY(${await currentLeads(lead, db)}::text[])`
  const rows = await db.query<{ lead: string; started: Date; ended: Date }>(sql`
    SELECT lead_id AS lead, started_at AS started, ended_at AS ended FROM session
    WHERE duration_ms >= ${dayMs}::bigint AND started_at < ${new Date(instant)} AND ended_at >= ${new Date(instant)}
      AND ${leads} ORDER BY started_at`)
  return rows.map(({ lead, started, ended }) => ({ lead, startMs: started.getTime(), endMs: ended.getTime() }))
}
