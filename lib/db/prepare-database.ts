import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openEmbedded } from './embedded'
import { migrate } from './migrate'
import { preparedFile } from './prepared-file'

/** Makes the file that new embedded databases begin with, unless it is there. Those of other versions go. */
export async function prepareDatabase(): Promise<void> {
  const file = preparedFile()
  if (existsSync(file)) return
  const db = openEmbedded()
  await migrate(db)
  const snapshot = await db.snapshot()
  await db.close()
  const folder = dirname(file)
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { force: true })
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, snapshot)
  renameSync(unfinished, file)
}
