import { mkdirSync } from 'node:fs'
import { PGlite, type Transaction as PGliteTransaction, types } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { toCopyText } from './copy-text'
import type { Database, Queryable, Transaction } from './database'
import { PrismaClient } from './generated/client'
import { lockFolder } from './lock'

const options = { parsers: { [types.INT8]: Number, [types.NUMERIC]: Number, 1016: toNumbers } }

/**
 * The embedded database (PGlite) in `folder`, or in memory when there is none.
 * @throws AppError 'locked' when another process has it open, 'unavailable' when the folder cannot be written.
 */
export function openEmbedded(folder?: string): Database {
  const unlock = folder === undefined ? undefined : lockFolder(folder)
  if (folder !== undefined) mkdirSync(folder, { recursive: true })
  const pglite = new PGlite(folder === undefined ? undefined : `${folder}/pg`)
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(pglite) })
  return {
    engine: 'embedded',
    prisma,
    ...queryable(pglite),
    transaction: (work) => pglite.transaction((tx) => work(transaction(tx))),
    async close() {
      await prisma.$disconnect()
      await pglite.close()
      await unlock?.()
    },
  }
}

function queryable(client: PGlite | PGliteTransaction): Queryable {
  return {
    async query<Row>(statement: { text: string; values: unknown[] }) {
      return (await client.query<Row>(statement.text, statement.values, options)).rows
    },
    async execute(statement) {
      return (await client.query(statement.text, statement.values)).affectedRows ?? 0
    },
  }
}

function transaction(tx: PGliteTransaction): Transaction {
  return {
    ...queryable(tx),
    async copy(table, columns, rows) {
      if (rows.length === 0) return
      const blob = new Blob([toCopyText(rows)])
      await tx.query(`COPY ${table} (${columns.join(', ')}) FROM '/dev/blob'`, [], { blob })
    },
  }
}

/** bigint[] in PostgreSQL's text form. */
function toNumbers(text: string): number[] {
  return text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)
}
