import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from './database'
import { migrate, reset } from './migrate'
import { raw, sql } from './sql'
import { testEngines } from './testing'

describe.each(testEngines)('migrations on $name', ({ open }) => {
  let db: Database
  const folder = mkdtempSync(join(tmpdir(), 'leadtrail-migrations-'))
  beforeAll(async () => {
    db = await open()
    cpSync('prisma/migrations', folder, { recursive: true })
  })
  afterAll(async () => {
    await db?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('run once, and are noted as Prisma notes them', async () => {
    expect(await migrate(db, folder)).toEqual([])
    const rows = await db.query<{ checksum: string; finished_at: Date | null }>(
      sql`SELECT checksum, finished_at FROM _prisma_migrations WHERE migration_name = '0001_init'`,
    )
    const file = readFileSync('prisma/migrations/0001_init/migration.sql')
    expect(rows).toEqual([{ checksum: createHash('sha256').update(file).digest('hex'), finished_at: expect.any(Date) }])
  })

  test('new ones run in order of their names', async () => {
    add(folder, '0902_second', 'INSERT INTO numbers VALUES (2);\n')
    add(
      folder,
      '0901_first',
      '-- a comment; with a semicolon\nCREATE TABLE numbers (n integer);\n\nINSERT INTO numbers VALUES (1);\n',
    )
    expect(await migrate(db, folder)).toEqual(['0901_first', '0902_second'])
    expect(await db.query(sql`SELECT n FROM numbers ORDER BY n`)).toEqual([{ n: 1 }, { n: 2 }])
  })

  test('one that fails leaves nothing behind, and runs again once it is right', async () => {
    add(folder, '0903_wrong', 'INSERT INTO numbers VALUES (3);\nINSERT INTO nowhere VALUES (1);\n')
    await expect(migrate(db, folder)).rejects.toThrow(/nowhere/)
    expect(await db.query(sql`SELECT n FROM numbers WHERE n = 3`)).toEqual([])
    add(folder, '0903_wrong', 'INSERT INTO numbers VALUES (3);\n')
    expect(await migrate(db, folder)).toEqual(['0903_wrong'])
  })

  test('one that has changed since it ran is refused', async () => {
    add(folder, '0901_first', 'CREATE TABLE numbers (n bigint);\n')
    await expect(migrate(db, folder)).rejects.toThrow('The migration 0901_first has changed since')
  })

  test('a reset drops what any of them made', async () => {
    await reset(db)
    await expect(db.query(raw('SELECT * FROM numbers'))).rejects.toThrow()
    expect(await db.query(sql`SELECT * FROM event`)).toEqual([])
  })
})

function add(folder: string, name: string, text: string): void {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), text)
}
