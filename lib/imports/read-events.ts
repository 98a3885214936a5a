import { AppError } from '@/lib/errors'
import { type CleanEvent, cleanEvent } from '@/lib/events/clean-event'
import { type Mapping, withColumn } from '@/lib/importers/fields'
import { type MapOptions, rowMapper } from '@/lib/importers/map-row'
import type { GoodRow, ReadRow } from '@/lib/importers/row'
import { rowIds } from './row-ids'
import type { RejectedRow } from './types'

export interface FileEvent {
  line: number
  /** Of its row, in characters. */
  length: number
  event: CleanEvent
}

/** Each row is an event or a rejected row, in the order of the file. */
export type FileRow = FileEvent | RejectedRow

/**
 * A function that turns the rows of one file, batch by batch, into events that the database will take.
 * @throws AppError 'bad_request' for an unknown zone.
 */
export function eventReader(options: MapOptions): (rows: ReadRow[]) => FileRow[] {
  const map = createMapper(options)
  const nameRow = rowIds()
  return (rows) => rows.map((row) => ('values' in row ? readEvent(row) : { ...row, field: null }))

  function readEvent(row: GoodRow): FileRow {
    const mapped = map(row.values)
    if ('reason' in mapped) return rejectedRow(row, mapped.field, mapped.reason, options.mapping)
    const event = { ...mapped.event, id: mapped.event.id ?? nameRow(row.text) }
    try {
      return { line: row.line, length: row.text.length, event: cleanEvent(event) }
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'bad_request')) throw error
      const field = error.field === 'occurredAt' ? 'at' : (error.field ?? 'id')
      const reason = error.message.replace(new RegExp(`^${error.field} `), '')
      return rejectedRow(row, field, reason, options.mapping)
    }
  }
}

function createMapper(options: MapOptions): ReturnType<typeof rowMapper> {
  try {
    return rowMapper(options)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new AppError('bad_request', `${error.message}. Use a name such as Europe/Berlin.`, { field: 'timezone' })
  }
}

function rejectedRow({ line, text }: GoodRow, field: string, reason: string, mapping: Mapping): RejectedRow {
  return { line, text, field, reason: withColumn(mapping, field, reason) }
}
