import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { announceOwner, lockFolder, readOwner } from './lock'

let folder: string
let child: ChildProcess | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leadtrail-lock-'))
})
afterEach(async () => {
  if (child && child.exitCode === null && child.signalCode === null) await end(child)
  child = undefined
  chmodSync(folder, 0o755)
  rmSync(folder, { recursive: true, force: true })
})

describe('a folder held by another process', () => {
  test('is refused at once, with who holds it and where its dashboard answers', async () => {
    child = await holdInAnotherProcess(folder, 'http://127.0.0.1:3000')
    expect(() => lockFolder(folder)).toThrow(
      `The embedded database in ${folder} is in use by process ${child.pid}. The dashboard answers at ` +
        'http://127.0.0.1:3000; import files there (http://127.0.0.1:3000/import), or stop it first.',
    )
  })

  test('without a dashboard, the refusal says what to do', async () => {
    child = await holdInAnotherProcess(folder)
    expect(() => lockFolder(folder)).toThrow(/Stop that process first, or set DATABASE_URL/)
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'locked' }))
  })

  test('is free at once when that process was killed', async () => {
    child = await holdInAnotherProcess(folder)
    await end(child)
    expect(existsSync(join(folder, 'lock'))).toBe(true)
    const unlock = lockFolder(folder)
    expect(readOwner(folder)).toEqual({ pid: process.pid })
    await unlock()
  })
})

test('a folder is free again after it was given back', async () => {
  const unlock = lockFolder(folder)
  announceOwner(folder, 'http://localhost:1')
  expect(readOwner(folder)).toEqual({ pid: process.pid, url: 'http://localhost:1' })
  expect(() => lockFolder(folder)).toThrow(/in use/)
  await unlock()
  expect(readOwner(folder)).toBeUndefined()
  await lockFolder(folder)()
})

test('a folder that cannot be made is named', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(() => lockFolder(join(file, 'data'))).toThrow(`Cannot write to the data folder ${file}/data (LEADTRAIL_DATA)`)
})

/** A process of its own takes the folder, and keeps it until it is ended. */
async function holdInAnotherProcess(folder: string, url?: string): Promise<ChildProcess> {
  const code = `
    import { announceOwner, lockFolder } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))}
    lockFolder(${JSON.stringify(folder)})
    ${url === undefined ? '' : `announceOwner(${JSON.stringify(folder)}, ${JSON.stringify(url)})`}
    process.send('held')
    setInterval(() => {}, 1000)`
  const holder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [message] = await Promise.race([once(holder, 'message'), once(holder, 'exit')])
  if (message !== 'held') throw new Error('The other process could not take the folder')
  return holder
}

async function end(process: ChildProcess): Promise<void> {
  process.kill('SIGKILL')
  await once(process, 'exit')
}
