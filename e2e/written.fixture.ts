import { expect } from '@playwright/test'
import type { Database } from '@/lib/db/database'
import { openEmbedded } from '@/lib/db/embedded'
import { migrate } from '@/lib/db/migrate'
import { openPostgres } from '@/lib/db/postgres'
import { raw } from '@/lib/db/sql'
import { createKey } from '@/lib/keys/create-key'
import { verifySessions } from '@/lib/sessions/verify-sessions'

/** Where a server keeps its data: the variables that it is started with. */
export type Place = { LEADTRAIL_DATA: string } | { DATABASE_URL: string }

/** Looks into the data while no server has it. */
export async function withDatabase<Result>(place: Place, look: (db: Database) => Promise<Result>): Promise<Result> {
  const db = 'DATABASE_URL' in place ? openPostgres(place.DATABASE_URL) : openEmbedded(place.LEADTRAIL_DATA)
  try {
    await migrate(db)
    return await look(db)
  } finally {
    await db.close()
  }
}

/** A write key, made before the server has started. */
export async function newWriteKey(place: Place): Promise<string> {
  const { secret } = await withDatabase(place, (db) => createKey({ name: 'load', scope: 'write' }, Date.now(), db))
  return secret
}

/** Every event that was answered is there, none twice, and all sessions are right. */
export async function expectWritten(place: Place, answered: ReadonlySet<string>): Promise<void> {
  await withDatabase(place, async (db) => {
    const rows = await db.query<{ id: string }>(raw('SELECT id FROM event'))
    const ids = new Set(rows.map(({ id }) => id))
    expect(ids.size).toBe(rows.length)
    expect([...answered].filter((id) => !ids.has(id))).toEqual([])
    expect(await verifySessions({}, db)).toMatchObject({ count: 0, differences: [], staleLeads: 0 })
  })
}
