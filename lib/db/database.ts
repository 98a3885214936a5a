import type { PrismaClient } from './generated/client'
import type { Sql } from './sql'

export interface Queryable {
  /** The rows of one statement. int8 and numeric arrive as number, timestamptz as Date, json parsed, arrays as arrays. */
  query<Row>(statement: Sql): Promise<Row[]>
  /** Runs one statement; the number of rows it touched. */
  execute(statement: Sql): Promise<number>
}

/** Takes its statements in the order of the calls, also of those that do not wait for each other. */
export interface Transaction extends Queryable {
  /**
   * Bulk insert by COPY, in the order of `rows`, whose values stand in the order of `columns`. A column that is null in all
   * rows gets its default.
   */
  copy(table: string, columns: CopyColumns, rows: readonly (readonly CopyValue[])[]): Promise<void>
}

/** Columns by name, with exactly the types that the table has. */
export type CopyColumns = Readonly<Record<string, ColumnType>>

export type ColumnType = 'text' | 'text[]' | 'int4' | 'int8' | 'bool' | 'timestamptz' | 'jsonb'

/** Times are ms, jsonb is JSON text. */
export type CopyValue = string | number | boolean | readonly string[] | null | undefined

export interface Database extends Queryable {
  readonly engine: 'embedded' | 'postgres'
  /** Models by name, for the small tables and single rows. Never open a Prisma transaction: use `transaction`. */
  readonly prisma: PrismaClient
  /**
   * Runs `work` in one transaction and commits. `work` is run again when the database says that it collided with
   * another transaction (40001, 40P01), so it must have no effect outside of `tx`.
   */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}
