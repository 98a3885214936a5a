import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { sessionWhere } from '@/lib/sessions/session-where'
import { readWorkspace } from '@/lib/settings/workspace'
import { addDays } from '@/lib/time/calendar-day'
import { type DayRange, lastDays, startOfDay } from '@/lib/time/day-range'
import type { ReportPeriod } from '../report-period'
import { boardRules, deadClick, errorPage } from './board-rules'
import { withClick } from './drop-filter'
import { type Cell, findDrops } from './find-drops'
import type { Board } from './types'

/** What dropped in the last days of the period, against the weeks before them and against its peers. */
export async function readBoard(
  filter: SessionFilter,
  period: ReportPeriod,
  nowMs: number,
  db: Database = database(),
): Promise<Board> {
  const { tz } = period
  const { recent, past } = boardDays(period)
  const clock = { nowMs, gapMs: (await readWorkspace(db)).rules.gapMs }
  const looksForDeadLinks = filter.seq === undefined
  const cells = await readCells(
    {
      where: await sessionWhere({ ...filter, from: past.from, to: recent.to, tz }, clock, db),
      isRecent: sql`started_at >= ${new Date(startOfDay(recent.from, tz))}`,
      clicked: await sessionWhere({ contains: withClick() }, clock, db),
      dead: looksForDeadLinks ? await sessionWhere({ seq: deadClick }, clock, db) : sql`FALSE`,
      errors: looksForDeadLinks ? await sessionWhere({ seq: errorPage }, clock, db) : sql`FALSE`,
    },
    db,
  )
  return { recent, past, ...findDrops(cells), looksForDeadLinks }
}

/** The days that are judged, and those that they are compared with. */
export function boardDays(period: DayRange): { recent: DayRange; past: DayRange } {
  const recent = lastDays(period, boardRules.recentDays)
  return { recent, past: { from: addDays(recent.from, -boardRules.pastDays), to: addDays(recent.from, -1) } }
}

/** One pass over the sessions: what a link led to is only asked of the judged days. */
function readCells(
  { where, isRecent, clicked, dead, errors }: Record<'where' | 'isRecent' | 'clicked' | 'dead' | 'errors', Sql>,
  db: Database,
): Promise<Cell[]> {
  return db.query<Cell>(sql`
    SELECT source, campaign, entry_path AS "entryPath", ${isRecent} AS "isRecent", count(*) AS sessions,
      count(*) FILTER (WHERE outcome = 'bounced') AS bounced,
      count(*) FILTER (WHERE duration_ms < ${boardRules.shortSeconds * 1000}::bigint) AS short,
      count(*) FILTER (WHERE ${isRecent} AND ${clicked}) AS clicked,
      count(*) FILTER (WHERE ${isRecent} AND ${dead}) AS dead,
      count(*) FILTER (WHERE ${isRecent} AND ${errors}) AS errors
    FROM session WHERE ${where} GROUP BY 1, 2, 3, 4`)
}
