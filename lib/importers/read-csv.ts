import { AppError } from '@/lib/errors'
import { maxRowLength, type ReadRow, type Row, type RowReader } from './row'

// CSV as RFC 4180 has it, piece by piece. A broken row costs only itself: after a quote that does not close, or that
// closes in the middle of a value, reading goes on with the next line of the file.

interface Options {
  delimiter: string
  /** Longest row in characters. */
  maxLength?: number
}

/** What stands at a position: a record up to `next`, a broken one, or not enough text yet to tell. */
type Scan = { fields: string[]; next: number } | { broken: string; next: number } | 'incomplete'

const unclosed = 'A quote opens in this row and does not close'

export function csvReader({ delimiter, maxLength = maxRowLength }: Options): RowReader {
  const tooLong = `The row is longer than ${maxLength.toLocaleString('en')} characters, or a quote in it does not close`
  let header: string[] | undefined
  let buffer = ''
  let line = 1
  let isSkipping = false // the rest of a line that was rejected before its end had been read
  let quoteAt = -1 // the next quote at or after the current position; past the end when there is none

  return {
    columns: () => header ?? [],
    push(text) {
      buffer += text
      return readAll(false)
    },
    end: () => readAll(true),
  }

  function readAll(isLast: boolean): ReadRow[] {
    const rows: ReadRow[] = []
    let position = 0
    quoteAt = -1
    while (position < buffer.length) {
      const next = isSkipping ? skipLine(position) : readRecord(position, isLast, rows)
      if (next === undefined) break
      position = next
    }
    buffer = buffer.slice(position)
    return rows
  }

  /** The position after the record, or undefined when more text is needed. */
  function readRecord(start: number, isLast: boolean, rows: ReadRow[]): number | undefined {
    const newline = buffer.indexOf('\n', start)
    const hasQuotes = nextQuote(start) < (newline === -1 ? buffer.length : newline)
    const scan = hasQuotes
      ? scanQuoted(buffer, start, delimiter, isLast)
      : scanPlain(buffer, start, newline, delimiter, isLast)
    const end = scan === 'incomplete' ? buffer.length : scan.next
    if (end - start > maxLength) return reject(start, rows, tooLong)
    if (scan === 'incomplete') return undefined
    if ('broken' in scan && newline === -1 && !isLast && buffer.length - start <= maxLength) return undefined // its line
    return 'broken' in scan ? reject(start, rows, scan.broken) : take(scan.fields, start, scan.next, rows)
  }

  function take(fields: string[], start: number, next: number, rows: ReadRow[]): number {
    const text = buffer.slice(start, next).replace(/\r?\n$/, '')
    const lineCount = text.includes('\n') ? text.split('\n').length : 1
    if (header && fields.length !== header.length && !isBlank(fields)) {
      const counts = `The row has ${fields.length} values, the header has ${header.length}`
      // Over several lines it may be a quote without its partner that swallowed good rows: they are read by themselves.
      return reject(start, rows, lineCount === 1 ? counts : `${counts}; a quote may be missing its partner`)
    }
    if (!header) header = isBlank(fields) ? undefined : toHeader(fields)
    else if (!isBlank(fields)) rows.push({ line, text, values: toRow(header, fields) })
    line += lineCount
    return next
  }

  /** Rejects the line at `start`, the first of its record, and goes on after it. */
  function reject(start: number, rows: ReadRow[], reason: string): number {
    if (!header) throw new AppError('bad_request', `Line ${line}: the header cannot be read. ${reason}.`)
    const newline = buffer.indexOf('\n', start)
    const end = Math.min(newline === -1 ? buffer.length : newline, start + maxLength)
    rows.push({ line, text: trimReturn(buffer.slice(start, end)), reason })
    return skipLine(start)
  }

  function skipLine(start: number): number {
    const newline = buffer.indexOf('\n', start)
    isSkipping = newline === -1
    if (newline === -1) return buffer.length
    line++
    return newline + 1
  }

  function nextQuote(start: number): number {
    if (quoteAt < start) quoteAt = buffer.indexOf('"', start)
    if (quoteAt === -1) quoteAt = buffer.length
    return quoteAt
  }
}

function scanPlain(text: string, start: number, newline: number, delimiter: string, isLast: boolean): Scan {
  if (newline === -1 && !isLast) return 'incomplete'
  const end = newline === -1 ? text.length : newline
  return { fields: trimReturn(text.slice(start, end)).split(delimiter), next: newline === -1 ? end : newline + 1 }
}

/** Reads one record with quoted values, which may hold delimiters, line ends and doubled quotes. */
function scanQuoted(text: string, start: number, delimiter: string, isLast: boolean): Scan {
  const fields: string[] = []
  for (let position = start; ; ) {
    const isQuoted = text[position] === '"'
    const end = isQuoted ? closedAt(text, position) : plainEnd(text, position, delimiter)
    if (end === -1) return isLast ? { broken: unclosed, next: text.length } : 'incomplete'
    const value = isQuoted ? text.slice(position + 1, end - 1).replaceAll('""', '"') : text.slice(position, end)
    fields.push(isQuoted || text[end] === delimiter ? value : trimReturn(value))
    const after = text[end] === '\r' ? end + 1 : end
    if (after >= text.length) return isLast ? { fields, next: text.length } : 'incomplete'
    if (text[after] === '\n') return { fields, next: after + 1 }
    if (text[end] !== delimiter)
      return { broken: `Text follows the closing quote of value ${fields.length}`, next: after }
    position = end + 1
  }
}

/** The position after the quote that closes the one at `start`; -1 when there is none. */
function closedAt(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1)
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2)
  return quote === -1 ? -1 : quote + 1
}

function plainEnd(text: string, start: number, delimiter: string): number {
  let end = start
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end++
  return end
}

function trimReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text
}

/** A line without values, as spreadsheets leave them at the end. */
function isBlank(fields: string[]): boolean {
  return fields.every((field) => field === '')
}

/** A name that stands twice gets its number; a column without a name is called by its place. */
function toHeader(fields: string[]): string[] {
  const seen = new Map<string, number>()
  return fields.map((field, index) => {
    const name = field.trim() || `column ${index + 1}`
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}

function toRow(header: string[], fields: string[]): Row {
  const row: Row = {}
  for (let i = 0; i < header.length; i++) row[header[i] ?? ''] = fields[i] ?? ''
  return row
}
