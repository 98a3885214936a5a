import { readText } from './cell'
import { type Mapping, withColumn } from './fields'
import { type MapOptions, type MappedEvent, rowMapper } from './map-row'
import type { ReadRow, Row } from './row'

// What the first rows of a file would become, to choose columns by.

interface NumberedRow {
  line: number
  values: Row
}

interface WrongRow {
  line: number
  reason: string
}

const maxRows = 100

export function toPreviewRows(head: readonly ReadRow[]): { rows: NumberedRow[]; unreadable: WrongRow[] } {
  const first = head.slice(0, maxRows)
  return {
    rows: first.flatMap((row) => ('values' in row ? [{ line: row.line, values: row.values }] : [])),
    unreadable: first.flatMap((row) => ('reason' in row ? [{ line: row.line, reason: row.reason }] : [])),
  }
}

/** Each row as an event or with the reason why it is none. A mapping that does not suffice gives reasons everywhere. */
export function mapPreview(
  rows: readonly NumberedRow[],
  options: MapOptions,
): { events: { line: number; event: MappedEvent }[]; wrong: WrongRow[] } {
  const map = rowMapper(options)
  const events: { line: number; event: MappedEvent }[] = []
  const wrong: WrongRow[] = []
  for (const { line, values } of rows) {
    const mapped = map(values)
    if ('event' in mapped) events.push({ line, event: mapped.event })
    else wrong.push({ line, reason: withColumn(options.mapping, mapped.field, mapped.reason) })
  }
  return { events, wrong }
}

/** Event types in the rows, the most frequent first. */
export function countTypes(rows: readonly NumberedRow[], { fields }: Mapping): { type: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { values } of rows) {
    const type = fields.type === undefined ? '' : readText(values[fields.type])
    if (type !== '') counts.set(type, (counts.get(type) ?? 0) + 1)
  }
  return [...counts].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count)
}
