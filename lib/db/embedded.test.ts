import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openEmbedded } from './embedded'
import { migrate } from './migrate'
import { raw, sql } from './sql'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leadtrail-embedded-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a first start that is killed, while files are made or in the middle of a migration, is made good by the next', async () => {
  const mark = join(folder, 'pg-incomplete')
  const early = start('migrate(openEmbedded(folder))')
  while (!existsSync(mark) || !existsSync(join(folder, 'pg'))) await setTimeout(2)
  early.kill('SIGKILL')
  await once(early, 'exit')
  expect(existsSync(mark)).toBe(true) // the files are incomplete, and known to be

  const late = start(`
    const db = openEmbedded(folder, 'not there')
    const half = {
      ...db,
      transaction: (work) => db.transaction((tx) => {
        let statements = 0
        const execute = (statement) => (++statements === 12 ? process.kill(process.pid, 'SIGKILL') : tx.execute(statement))
        return work({ ...tx, execute })
      }),
    }
    migrate(half)`)
  const [, signal] = await once(late, 'exit')
  expect(signal).toBe('SIGKILL')
  expect(existsSync(mark)).toBe(false)

  const db = openEmbedded(folder)
  expect(await migrate(db)).toContain('0001_init')
  await db.prisma.identity.create({ data: { key: 'user:1', leadId: 'x' } })
  expect(await db.query(sql`SELECT count(*) AS count FROM session`)).toEqual([{ count: 0 }])
  await db.close()
})

test('a new database begins as a copy of the one that was prepared, migrated and empty, with files of its own', async () => {
  const [one, other] = [openEmbedded(join(folder, 'one')), openEmbedded(join(folder, 'other'))]
  expect(await migrate(one)).toEqual([])
  await one.prisma.identity.create({ data: { key: 'user:1', leadId: 'x' } })
  expect(await other.query(sql`SELECT count(*) AS count FROM identity`)).toEqual([{ count: 0 }])
  await Promise.all([one.close(), other.close()])

  const again = openEmbedded(join(folder, 'one'))
  expect(await again.query(sql`SELECT key FROM identity`)).toEqual([{ key: 'user:1' }])
  await again.close()
})

test('a statement that the database does not survive is refused; soon after, all that was there is there', async () => {
  const db = openEmbedded(folder)
  await migrate(db)
  await db.prisma.identity.create({ data: { key: 'user:1', leadId: 'x' } })
  const fatal = raw('COPY identity FROM STDIN') // without its rows
  await expect(db.execute(fatal)).rejects.toMatchObject({ code: 'unavailable' })
  const find = sql`SELECT key FROM identity`
  await vi.waitFor(async () => expect(await db.query(find)).toEqual([{ key: 'user:1' }]), 20_000)
  await expect(db.transaction((tx) => tx.execute(fatal))).rejects.toMatchObject({ code: 'unavailable' })
  await vi.waitFor(
    async () => expect(await db.transaction((tx) => tx.query(find))).toEqual([{ key: 'user:1' }]),
    20_000,
  )
  await db.close()
})

/** A process of its own that opens the folder and runs `code`. */
function start(code: string) {
  const file = (name: string) => JSON.stringify(join(import.meta.dirname, name))
  const program = `
    import { openEmbedded } from ${file('embedded.ts')}
    import { migrate } from ${file('migrate.ts')}
    const folder = ${JSON.stringify(folder)}
    ${code}`
  const options = ['--import', 'tsx', '--input-type=module', '--eval', program]
  return spawn(process.execPath, options, { stdio: ['ignore', 'inherit', 'inherit'] })
}
