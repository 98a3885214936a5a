import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { sessionWhere } from '@/lib/sessions/session-where'
import { readWorkspace } from '@/lib/settings/workspace'
import { addDays } from '@/lib/time/calendar-day'
import { type DayRange, lastDays } from '@/lib/time/day-range'
import type { ReportPeriod } from '../report-period'
import { boardRules } from './board-rules'
import { findDrops } from './find-drops'
import { readCells } from './read-cells'
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
  const workspace = await readWorkspace(db)
  const clock = { nowMs, gapMs: workspace.rules.gapMs }
  const looksForDeadLinks = filter.seq === undefined
  const during = (days: DayRange) => sessionWhere({ ...filter, ...days, tz }, clock, db)
  const scope = { recent: await during(recent), past: await during(past), looksForDeadLinks }
  const cells = await readCells(scope, workspace, db)
  return { recent, past, ...findDrops(cells), looksForDeadLinks }
}

/** The days that are judged, and those that they are compared with. */
export function boardDays(period: DayRange): { recent: DayRange; past: DayRange } {
  const recent = lastDays(period, boardRules.recentDays)
  return { recent, past: { from: addDays(recent.from, -boardRules.pastDays), to: addDays(recent.from, -1) } }
}
