import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../errors'
import type { Database } from './database'
import { restoreIndexes } from './parked-indexes'
import { raw, sql } from './sql'

// Prisma's own engine cannot talk to the embedded database, so plain SQL files are applied here, into Prisma's own
// table with Prisma's checksum: `prisma migrate deploy` then agrees with what has been done.

const table = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
  logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0)`

/**
 * Applies every migration that the database lacks, each in its own transaction, once indexes that an import has left
 * parked are back. The names of the applied ones.
 * @throws AppError 'conflict' when an applied migration's file has changed since.
 */
export async function migrate(db: Database, folder = 'prisma/migrations'): Promise<string[]> {
  await restoreIndexes(db)
  await db.execute(raw(table))
  const applied: string[] = []
  for (const name of (await readdir(folder, { withFileTypes: true })).filter(isFolder).map(nameOf).sort()) {
    const text = await readFile(join(folder, name, 'migration.sql'), 'utf8')
    if (await apply(db, name, text)) applied.push(name)
  }
  return applied
}

/** Drops everything and migrates again. */
export async function reset(db: Database): Promise<void> {
  await db.execute(raw('DROP SCHEMA public CASCADE'))
  await db.execute(raw('CREATE SCHEMA public'))
  await migrate(db)
}

async function apply(db: Database, name: string, text: string): Promise<boolean> {
  const checksum = createHash('sha256').update(text).digest('hex')
  return db.transaction(async (tx) => {
    await tx.execute(raw('LOCK TABLE _prisma_migrations IN EXCLUSIVE MODE'))
    const [done] = await tx.query<{ checksum: string }>(
      sql`SELECT checksum FROM _prisma_migrations WHERE migration_name = ${name} AND rolled_back_at IS NULL`,
    )
    if (done && done.checksum !== checksum) {
      throw new AppError('conflict', `The migration ${name} has changed since it was applied to this database.`)
    }
    if (done) return false
    for (const statement of statements(text))
      await tx.execute(raw(statement)).catch((error) => refuse(statement, error))
    await tx.execute(sql`
      INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
      VALUES (${randomUUID()}, ${checksum}, ${name}, now(), now(), 1)`)
    return true
  })
}

/** An extension that is missing is the one thing that a migration may need from an administrator. */
function refuse(statement: string, error: Error & { code?: string }): never {
  const [, extension] = /^CREATE EXTENSION IF NOT EXISTS (\w+)/.exec(statement) ?? []
  if (!extension || !['42501', '58P01', '0A000'].includes(error.code ?? '')) throw error
  throw new AppError(
    'config',
    `The database needs the extension ${extension}, which comes with PostgreSQL (on some systems in a package postgresql-contrib), and the user of DATABASE_URL cannot make it (${error.message}). Let an administrator run CREATE EXTENSION ${extension} in it, then start again.`,
    { cause: error },
  )
}

/** A statement ends with a semicolon at the end of a line; lines of comment are left out. */
function statements(text: string): string[] {
  return text
    .replace(/^--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}

const isFolder = (entry: { isDirectory(): boolean }) => entry.isDirectory()
const nameOf = (entry: { name: string }) => entry.name
