import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, type Transaction as PGliteTransaction, types } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { toCopyText } from './copy-text'
import type { Database, Queryable, Transaction } from './database'
import { PrismaClient } from './generated/client'
import { lockFolder } from './lock'
import { orUnavailable } from './unavailable'
import { upkeepOf } from './upkeep'

const options = { parsers: { [types.INT8]: Number, [types.NUMERIC]: Number, 1016: toNumbers } }

/**
 * The embedded database (PGlite) in `folder`, or in memory when there is none.
 * @param snapshot what a new database in memory begins with, as `snapshot()` gave it
 * @throws AppError 'locked' when another process has it open, 'unavailable' when the folder cannot be written.
 */
export function openEmbedded(folder?: string, snapshot?: Blob): EmbeddedDatabase {
  const unlock = folder === undefined ? undefined : lockFolder(folder)
  const pglite = folder === undefined ? new PGlite({ loadDataDir: snapshot }) : openFolder(folder)
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(pglite) })
  const upkeep = upkeepOf(pglite)
  return {
    engine: 'embedded',
    prisma,
    ...queryable(pglite),
    async transaction(work) {
      let copied = 0
      const countBytes = (bytes: number) => {
        copied += bytes
      }
      const result = await orUnavailable(() => pglite.transaction((tx) => work(transaction(tx, countBytes))))
      if (copied > 0) await upkeep.afterCopy(copied)
      return result
    },
    snapshot: () => pglite.dumpDataDir('none'),
    async close() {
      await prisma.$disconnect()
      await pglite.close()
      await unlock?.()
    },
  }
}

export interface EmbeddedDatabase extends Database {
  /** All of it, as a tar file. */
  snapshot(): Promise<Blob>
}

/** A new database is marked until its files are complete: if it was killed before that, it begins anew. */
function openFolder(folder: string): PGlite {
  const files = join(folder, 'pg')
  const mark = join(folder, 'pg-incomplete')
  if (existsSync(mark)) rmSync(files, { recursive: true, force: true })
  if (!existsSync(files)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(mark, '')
  }
  const pglite = new PGlite(files)
  pglite.waitReady.then(
    () => rmSync(mark, { force: true }),
    () => {}, // the first statement reports it
  )
  return pglite
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

function transaction(tx: PGliteTransaction, onCopy: (bytes: number) => void): Transaction {
  return {
    ...queryable(tx),
    async copy(table, columns, rows) {
      if (rows.length === 0) return
      const blob = new Blob([toCopyText(rows)])
      onCopy(blob.size)
      await tx.query(`COPY ${table} (${columns.join(', ')}) FROM '/dev/blob'`, [], { blob })
    },
  }
}

/** bigint[] in PostgreSQL's text form. */
function toNumbers(text: string): number[] {
  return text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)
}
