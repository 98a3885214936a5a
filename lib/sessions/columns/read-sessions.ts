import type { Database } from '@/lib/db/database'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { periodOf } from '@/lib/sessions/filter-period'
import { type Clock, sessionWhere } from '@/lib/sessions/session-where'
import { readTouches } from '@/lib/sessions/touch-table'
import type { CodedTouch } from '@/lib/sessions/trail'
import { columnStore, newNumbers, type ReadDays } from './column-store'
import { inTurns } from './in-turns'
import { loadColumns } from './load-columns'
import { type Prepared, prepareSieve } from './prepare-sieve'
import { areTold, isInColumns, looksBack, sieveOf } from './select-rows'
import type { Sieve } from './sieve'
import type { ColumnSessions, DayColumns, DayRows, Numbers } from './types'

/** The sessions under a filter, in columns: of those in memory when they can tell, else read for this one time. */
export async function readSessions(filter: SessionFilter, clock: Clock, db: Database): Promise<ColumnSessions> {
  const prepared = isInColumns(filter) ? await prepareSieve(filter, clock, db) : null
  if (prepared) {
    const days = await (looksBack(filter) ? readHeld(filter, true, db) : columnStore(db).read(periodOf(filter)))
    const held = days && sift(filter, prepared, days)
    if (held) return keep(held)
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
  const held = await readHeldDays(filter, clock, db)
  return held && keep(held)
}

/** Whole days, and how to find what a filter keeps of them. */
export interface HeldDays {
  days: readonly DayColumns[]
  numbers: Numbers
  touches: readonly CodedTouch[]
  /** The places of those that start within the filter's days. Never to be written to. */
  rowsOf(day: DayColumns): Int32Array
  /** Null when the filter says nothing but days. */
  sieve: Sieve | null
}

/**
 * All days that a filter looks at, when memory holds them, or will soon; else null.
 * @param fromFirst whether also those before the filter's days are wanted
 */
export async function readHeldDays(
  filter: SessionFilter,
  clock: Clock,
  db: Database,
  fromFirst = false,
): Promise<HeldDays | null> {
  const held = isInColumns(filter) ? await readHeld(filter, fromFirst, db) : null
  const prepared = held && (await prepareSieve(filter, clock, db))
  return prepared && sift(filter, prepared, held)
}

/** To know who came before takes all history. */
function readHeld(filter: SessionFilter, fromFirst: boolean, db: Database): Promise<ReadDays | null> {
  const { fromMs, toMs } = periodOf(filter)
  return columnStore(db).readHeld({ fromMs: fromFirst || looksBack(filter) ? null : fromMs, toMs })
}

/** Null when the columns cannot tell. */
function sift(filter: SessionFilter, prepared: Prepared, { days, numbers, touches }: ReadDays): HeldDays | null {
  const sieve = sieveOf(filter, { touches, numbers, ...prepared })
  if (sieve !== null && !areTold(touches)) return null
  const { fromMs, toMs } = periodOf(filter)
  return { days, numbers, touches, sieve, rowsOf: ({ startMs }) => rowsWithin(startMs, fromMs, toMs) }
}

async function keep(held: HeldDays): Promise<ColumnSessions> {
  const parts: DayRows[] = []
  for await (const day of inTurns(held.days)) {
    const rows = keptOf(day, held)
    if (rows.length > 0) parts.push({ day, rows })
  }
  return { parts, numbers: held.numbers, touches: held.touches }
}

/** What a filter keeps of a day. */
export function keptOf(day: DayColumns, { rowsOf, sieve }: HeldDays): Int32Array {
  const all = rowsOf(day)
  if (!sieve) return all
  const rows = all.slice()
  return rows.subarray(0, sieve(day, rows, rows.length))
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
