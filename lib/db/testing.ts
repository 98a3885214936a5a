import { randomBytes } from 'node:crypto'
import type { Database } from './database'
import { openEmbedded } from './embedded'
import { migrate } from './migrate'
import { openPostgres } from './postgres'
import { raw } from './sql'

// Databases for tests. Every test file opens its own, so that files may run side by side.

export interface TestEngine {
  name: string
  /** An empty, migrated database; `close` also removes it. */
  open(): Promise<Database>
}

/** The embedded database, and PostgreSQL when TEST_DATABASE_URL names a server where databases may be made. */
export const testEngines: TestEngine[] = [
  { name: 'embedded', open: openTestDatabase },
  ...(process.env.TEST_DATABASE_URL ? [{ name: 'PostgreSQL', open: openTestPostgres }] : []),
]

/** An empty, migrated embedded database in memory. */
export async function openTestDatabase(): Promise<Database> {
  const db = openEmbedded()
  await migrate(db)
  return db
}

/** A new database on the server of TEST_DATABASE_URL, dropped when it is closed. */
export async function openTestPostgres(): Promise<Database> {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '')
  const name = `leadtrail_test_${randomBytes(6).toString('hex')}`
  const server = openPostgres(url.href)
  await server.execute(raw(`CREATE DATABASE ${name}`))
  const db = openPostgres(Object.assign(new URL(url), { pathname: `/${name}` }).href)
  await migrate(db)
  return {
    ...db,
    async close() {
      await db.close()
      await server.execute(raw(`DROP DATABASE ${name}`))
      await server.close()
    },
  }
}

/** Removes all rows but those of session_day, whose numbers never go back. */
export async function emptyTables(db: Database): Promise<void> {
  await db.execute(
    raw(
      `TRUNCATE lead, lead_text, identity, event, session, day_stat, duration_stat, touch, workspace, import_job, api_key, source_call,
        lead_join, event_aside, identity_conflict, erasure, scoring_rule, scoring_run`,
    ),
  )
}
