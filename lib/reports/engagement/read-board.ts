import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { readSessions } from '@/lib/sessions/columns/read-sessions'
import { readWorkspace } from '@/lib/settings/workspace'
import { addDays } from '@/lib/time/calendar-day'
import { type DayRange, lastDays, startOfDay } from '@/lib/time/day-range'
import type { ReportPeriod } from '../report-period'
import { boardRules } from './board-rules'
import { countCells } from './count-cells'
import { findDrops } from './find-drops'
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
  const sessions = await readSessions({ ...filter, from: past.from, to: recent.to, tz }, clock, db)
  const cells = await countCells(sessions, startOfDay(recent.from, tz), looksForDeadLinks)
  return { recent, past, ...findDrops(cells), looksForDeadLinks }
}

/** The days that are judged, and those that they are compared with. */
export function boardDays(period: DayRange): { recent: DayRange; past: DayRange } {
  const recent = lastDays(period, boardRules.recentDays)
  return { recent, past: { from: addDays(recent.from, -boardRules.pastDays), to: addDays(recent.from, -1) } }
}
