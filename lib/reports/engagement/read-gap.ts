import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { pauseBinStartsMs } from '@/lib/sessionizer'
import { readWorkspace } from '@/lib/settings/workspace'
import { lastDays, toInstants } from '@/lib/time/day-range'
import type { ReportPeriod } from '../report-period'
import { countBetween, countInside } from './count-pauses'
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
  const scope = { fromMs, toMs, leads, rules }
  const [between, inside] = await Promise.all([countBetween(scope, starts, db), countInside(scope, db)])
  const counts = starts.map(() => 0)
  const add = (bin: number, pauses: number) => {
    counts[bin] = (counts[bin] ?? 0) + pauses
  }
  for (const { place, pauses } of between) add(place ?? starts.length - 1, pauses)
  // The workspace's gap may divide a bin of the pauses inside of sessions: all of them are shorter.
  for (const { place, pauses } of inside) add(starts.indexOf(pauseBinStartsMs[place ?? 0] ?? 0), pauses)
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
