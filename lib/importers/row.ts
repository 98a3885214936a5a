import type { Json } from '@/lib/events/incoming-event'

/** A row's values by column. CSV gives text only; nested JSON objects are flattened to columns `page.url`. */
export type Row = Record<string, Json>

/** A row that was read, or that could not be. `line` is where it starts in the file, from 1. */
export type ReadRow = GoodRow | BadRow

export interface GoodRow {
  line: number
  /** As it stands in the file, without its line end. */
  text: string
  values: Row
}

export interface BadRow {
  line: number
  text: string
  reason: string
}

/** Reads a file's text piece by piece. */
export interface RowReader {
  /** The columns, as far as they are known: of CSV after its header has been read, of NDJSON those of all rows so far. */
  columns(): string[]
  /** The rows that are complete with `text` added. @throws AppError 'bad_request' for an unusable header. */
  push(text: string): ReadRow[]
  /** The rows that were still open at the end of the file. */
  end(): ReadRow[]
}

/** Longer rows are rejected: a quote without its partner must not swallow the file. In characters. */
export const maxRowLength = 1_000_000
