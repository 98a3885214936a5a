import type { Database } from '@/lib/db/database'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { periodOf } from '@/lib/sessions/filter-period'
import { type Clock, sessionWhere } from '@/lib/sessions/session-where'
import { readTouches } from '@/lib/sessions/touch-table'
import { columnStore, newNumbers, type ReadDays } from './column-store'
import { inTurns } from './in-turns'
import { loadColumns } from './load-columns'
import { type Prepared, prepareSieve } from './prepare-sieve'
import { areTold, isInColumns, looksBack, sieveOf } from './select-rows'
import type { ColumnSessions, DayRows } from './types'

/** The sessions under a filter, in columns: of those in memory when they can tell, else read for this one time. */
export async function readSessions(filter: SessionFilter, clock: Clock, db: Database): Promise<ColumnSessions> {
  const prepared = isInColumns(filter) ? await prepareSieve(filter, clock, db) : null
  if (prepared) {
    const days = await (looksBack(filter) ? readHeld(filter, db) : columnStore(db).read(periodOf(filter)))
    const kept = days && (await keep(filter, prepared, days))
    if (kept) return kept
  }
  const numbers = newNumbers()
  const days = await loadColumns(await sessionWhere(filter, clock, db), numbers, db)
  const parts = days.map((day): DayRows => ({ day, rows: rowsWithin(day.startMs, null, null) }))
  // After the sessions, so that whatever they have is among them.
  return { parts, numbers, touches: await readTouches(db) }
}

/** The same when memory holds them, or will soon; else null: then the database answers sooner. */
export async function readHeldSessions(
  filter: SessionFilter,
  clock: Clock,
  db: Database,
): Promise<ColumnSessions | null> {
  const held = isInColumns(filter) ? await readHeld(filter, db) : null
  const prepared = held && (await prepareSieve(filter, clock, db))
  return prepared && keep(filter, prepared, held)
}

/** All days that a filter looks at, when memory holds them: to know who came before takes all history. */
function readHeld(filter: SessionFilter, db: Database): Promise<ReadDays | null> {
  const { fromMs, toMs } = periodOf(filter)
  return columnStore(db).readHeld({ fromMs: looksBack(filter) ? null : fromMs, toMs })
}

/** Of whole days what a filter keeps; null when the columns cannot tell. */
async function keep(
  filter: SessionFilter,
  prepared: Prepared,
  { days, numbers, touches }: ReadDays,
): Promise<ColumnSessions | null> {
  const sieve = sieveOf(filter, { touches, numbers, ...prepared })
  if (sieve !== null && !areTold(touches)) return null
  const { fromMs, toMs } = periodOf(filter)
  const parts: DayRows[] = []
  for await (const day of inTurns(days)) {
    const all = rowsWithin(day.startMs, fromMs, toMs)
    const rows = sieve ? all.slice() : all
    const kept = sieve ? sieve(day, rows, rows.length) : rows.length
    if (kept > 0) parts.push({ day, rows: rows.subarray(0, kept) })
  }
  return { parts, numbers, touches }
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
