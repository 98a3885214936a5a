import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import type { SessionFilter } from '@/lib/filters/session-filter'
import type { SessionSort } from '@/lib/filters/session-sort'
import { readWorkspace } from '@/lib/settings/workspace'
import { twoDigits, wallTimeOf } from '@/lib/time/zone'
import { toCsvCell } from './csv-cell'
import { exportColumns, type Wall } from './export-columns'
import { withLeads } from './list-sessions'
import { openList } from './open-list'
import { positionOf } from './session-order'
import type { SessionRow } from './types'

const chunkRows = 1000

/**
 * The filtered sessions as CSV, a header line first, in pieces of whole lines. Reads a thousand sessions at a time, so
 * that memory does not grow with the file.
 * @param tz the zone of the columns of local time
 */
export async function* exportSessions(
  filter: SessionFilter,
  sort: SessionSort,
  nowMs: number,
  tz: string,
  db: Database = database(),
): AsyncGenerator<string> {
  const { gapMs } = (await readWorkspace(db)).rules
  const clock = { nowMs, gapMs }
  const read = await openList(filter, sort, clock, db)
  const wall = wallIn(tz)
  yield `${exportColumns.map(({ name }) => name).join(',')}\r\n`
  let sessions = await read(null, chunkRows)
  while (sessions.length > 0) {
    const rows = await withLeads(sessions, clock, db)
    yield rows.map((row) => toLine(row, wall)).join('')
    const last = sessions.length < chunkRows ? undefined : sessions.at(-1)
    sessions = last ? await read(positionOf(last, sort), chunkRows) : []
  }
}

function toLine(row: SessionRow, wall: Wall): string {
  return `${exportColumns.map(({ value }) => toCsvCell(value(row, wall))).join(',')}\r\n`
}

/** `2026-03-29 09:05:42`, which spreadsheets read as a time. */
function wallIn(tz: string): Wall {
  return (ms) => {
    const { year, month, day, hour, minute, second } = wallTimeOf(ms, tz)
    return `${year}-${twoDigits(month)}-${twoDigits(day)} ${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}`
  }
}
