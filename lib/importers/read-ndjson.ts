import type { Json } from '@/lib/events/incoming-event'
import { maxRowLength, type ReadRow, type Row, type RowReader } from './row'

// One JSON object a line. Objects inside it become columns of their own, `page.url`, so that mapping a nested value is
// the same as mapping a column.

const maxDepth = 4
const maxColumns = 500

/** @param maxLength longest line in characters */
export function ndjsonReader({ maxLength = maxRowLength }: { maxLength?: number } = {}): RowReader {
  const columns = new Set<string>()
  let buffer = ''
  let line = 1
  let isSkipping = false // the rest of a line that was too long

  return {
    columns: () => [...columns],
    push(text) {
      buffer += text
      return readAll(false)
    },
    end: () => readAll(true),
  }

  function readAll(isLast: boolean): ReadRow[] {
    const rows: ReadRow[] = []
    let position = 0
    while (position < buffer.length) {
      const newline = buffer.indexOf('\n', position)
      const isComplete = newline !== -1 || isLast
      const end = newline === -1 ? buffer.length : newline
      if (!isComplete && !isSkipping && end - position <= maxLength) break
      if (!isSkipping) readLine(buffer.slice(position, end), rows)
      isSkipping = !isComplete
      if (isComplete) line++
      position = newline === -1 ? end : newline + 1
    }
    buffer = buffer.slice(position)
    return rows
  }

  function readLine(text: string, rows: ReadRow[]): void {
    if (text.length > maxLength) {
      rows.push({
        line,
        text: text.slice(0, maxLength),
        reason: `The row is longer than ${maxLength.toLocaleString('en')} characters`,
      })
      return
    }
    if (text.trim() === '') return
    const parsed = parseObject(text)
    if (typeof parsed === 'string') rows.push({ line, text, reason: parsed })
    else rows.push({ line, text, values: flatten(parsed) })
  }

  function flatten(object: { [name: string]: Json }): Row {
    const row: Row = Object.create(null)
    spread(row, '', object, 1)
    if (columns.size < maxColumns) for (const name in row) columns.add(name)
    return row
  }
}

/** The object, or why there is none. */
function parseObject(text: string): { [name: string]: Json } | string {
  try {
    const value: Json = JSON.parse(text)
    if (isObject(value)) return value
    return `A JSON object is expected, not ${Array.isArray(value) ? 'an array' : `${value === null ? 'null' : `a ${typeof value}`}`}`
  } catch (error) {
    return `Not valid JSON: ${error instanceof Error ? error.message : error}`
  }
}

function spread(row: Row, prefix: string, object: { [name: string]: Json }, depth: number): void {
  for (const [name, value] of Object.entries(object)) {
    const column = prefix + name
    if (isObject(value) && depth < maxDepth) spread(row, `${column}.`, value, depth + 1)
    else row[column] = value
  }
}

function isObject(value: Json): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
