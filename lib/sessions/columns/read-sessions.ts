import type { Database } from '@/lib/db/database'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { periodOf } from '@/lib/sessions/filter-period'
import { type Clock, sessionWhere } from '@/lib/sessions/session-where'
import { readTouches } from '@/lib/sessions/touch-table'
import { columnStore, newNumbers } from './column-store'
import { loadColumns } from './load-columns'
import { prepareSieve } from './prepare-sieve'
import { areTold, isInColumns, sieveOf } from './select-rows'
import type { ColumnSessions, DayRows } from './types'

/**
 * The sessions under a filter, in columns: those that are kept in memory, when they say what the filter asks for, else
 * read for this one time. Touches are read last, so that whatever a session has is among them.
 */
export async function readSessions(filter: SessionFilter, clock: Clock, db: Database): Promise<ColumnSessions> {
  const prepared = isInColumns(filter) ? await prepareSieve(filter, clock, db) : null
  if (prepared) {
    const { days, numbers } = await columnStore(db).read(periodOf(filter))
    const touches = await readTouches(db)
    const sieve = sieveOf(filter, { touches, numbers, ...prepared })
    if (sieve === null || areTold(touches)) {
      const { fromMs, toMs } = periodOf(filter)
      const parts = days.map((day): DayRows => {
        const all = rowsWithin(day.startMs, fromMs, toMs)
        if (!sieve) return { day, rows: all }
        const rows = all.slice()
        return { day, rows: rows.subarray(0, sieve(day, rows, rows.length)) }
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
  if (to > rowsInOrder.length) rowsInOrder = Int32Array.from({ length: to * 2 }, (_, row) => row)
  return rowsInOrder.subarray(from, Math.max(from, to))
}

/** 0, 1, 2 ... Never written to: stretches of it are the rows of days. */
let rowsInOrder = Int32Array.from({ length: 1024 }, (_, row) => row)

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
