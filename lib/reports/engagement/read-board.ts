import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
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
  const { gapMs } = (await readWorkspace(db)).rules
  const read = (part: SessionFilter) => readCells(part, startOfDay(recent.from, tz), { nowMs, gapMs }, db)
  const during = { ...filter, ...recent, tz }
  const looksForDeadLinks = filter.seq === undefined
  const [cells, clicked, dead, errors] = await Promise.all([
    read({ ...filter, from: past.from, to: recent.to, tz }),
    read({ ...during, contains: withClick(filter.contains) }),
    looksForDeadLinks ? read({ ...during, seq: deadClick }) : [],
    looksForDeadLinks ? read({ ...during, seq: errorPage }) : [],
  ])
  return { recent, past, ...findDrops(cells, { clicked, dead, errors }), looksForDeadLinks }
}

/** The days that are judged, and those that they are compared with. */
export function boardDays(period: DayRange): { recent: DayRange; past: DayRange } {
  const recent = lastDays(period, boardRules.recentDays)
  return { recent, past: { from: addDays(recent.from, -boardRules.pastDays), to: addDays(recent.from, -1) } }
}

async function readCells(
  filter: SessionFilter,
  recentMs: number,
  clock: { nowMs: number; gapMs: number },
  db: Database,
): Promise<Cell[]> {
  const where = await sessionWhere(filter, clock, db)
  return db.query<Cell>(sql`
    SELECT source, campaign, entry_path AS "entryPath", started_at >= ${new Date(recentMs)} AS "isRecent",
      count(*) AS sessions, count(*) FILTER (WHERE outcome = 'bounced') AS bounced,
      count(*) FILTER (WHERE duration_ms < ${boardRules.shortSeconds * 1000}::bigint) AS short
    FROM session WHERE ${where} GROUP BY 1, 2, 3, 4`)
}
