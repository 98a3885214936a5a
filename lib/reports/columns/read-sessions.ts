import type { Database } from '@/lib/db/database'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { periodOf } from '@/lib/sessions/filter-period'
import { type Clock, sessionWhere } from '@/lib/sessions/session-where'
import { readTouches } from '@/lib/sessions/touch-table'
import { columnStore, newNumbers } from './column-store'
import { loadColumns } from './load-columns'
import { areTold, isInColumns, sieveOf } from './select-rows'
import type { DayRows, ReportSessions } from './types'

/**
 * The sessions under a filter, in columns: those that are kept in memory, when they say what the filter asks for, else
 * read for this one time. Touches are read last, so that whatever a session has is among them.
 */
export async function readSessions(filter: SessionFilter, clock: Clock, db: Database): Promise<ReportSessions> {
  if (isInColumns(filter)) {
    const { days, numbers } = await columnStore(db).read(periodOf(filter))
    const touches = await readTouches(db)
    const sieve = sieveOf(filter, { touches, numbers })
    if (sieve === null || areTold(touches)) {
      const { fromMs, toMs } = periodOf(filter)
      const parts = days.map((day): DayRows => {
        const rows = rowsWithin(day.startMs, fromMs, toMs)
        return { day, rows: sieve ? rows.subarray(0, sieve(day, rows, rows.length)) : rows }
      })
      return { parts, numbers, touches }
    }
  }
  const numbers = newNumbers()
  const days = await loadColumns(await sessionWhere(filter, clock, db), numbers, db)
  const parts = days.map((day): DayRows => ({ day, rows: rowsWithin(day.startMs, null, null) }))
  return { parts, numbers, touches: await readTouches(db) }
}

function rowsWithin(startMs: Float64Array, fromMs: number | null, toMs: number | null): Int32Array {
  const from = fromMs === null ? 0 : placeOf(startMs, fromMs)
  const to = toMs === null ? startMs.length : placeOf(startMs, toMs)
  const rows = new Int32Array(Math.max(0, to - from))
  for (let at = 0; at < rows.length; at++) rows[at] = from + at
  return rows
}

/** Of the first start that is not before an instant. */
export function placeOf(startMs: Float64Array, instant: number): number {
  let [low, high] = [0, startMs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((startMs[middle] as number) < instant) low = middle + 1
    else high = middle
  }
  return low
}
