import { type DuckDBAppender, DuckDBTimestampValue } from '@duckdb/node-api'

/** DuckDB counts microseconds. */
export function appendTime(to: DuckDBAppender, time: Date): void {
  to.appendTimestamp(new DuckDBTimestampValue(BigInt(time.getTime()) * 1000n))
}

export function appendText(to: DuckDBAppender, text: string | null): void {
  if (text === null) to.appendNull()
  else to.appendVarchar(text)
}
