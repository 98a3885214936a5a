import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import lockfile from 'proper-lockfile'
import { AppError } from '../errors'

// PGlite keeps no lock of its own: two processes in one folder corrupt it. The lock is a directory beside the data;
// owner.json inside the folder names the process and the address of its dashboard, for a helpful refusal.

const staleMs = 60_000

export interface Owner {
  pid: number
  url?: string
}

/** Takes the folder for this process. The result gives it back. */
export function lockFolder(folder: string): () => Promise<void> {
  try {
    mkdirSync(folder, { recursive: true })
    writeOwner(folder, 'probe')
  } catch (cause) {
    throw new AppError('unavailable', `Cannot write to the data folder ${folder} (LEADTRAIL_DATA): ${reason(cause)}`, {
      cause,
    })
  }
  const release = tryLock(folder) ?? afterDeadOwner(folder)
  if (!release) throw new AppError('locked', refusal(folder))
  writeOwner(folder, 'owner', { pid: process.pid })
  return async () => {
    rmSync(join(folder, 'owner.json'), { force: true })
    release()
  }
}

/** Tells other processes where the dashboard that owns the folder answers. */
export function announceOwner(folder: string, url: string): void {
  writeOwner(folder, 'owner', { pid: process.pid, url })
}

export function readOwner(folder: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8')) as Owner
  } catch {
    return undefined // no owner, or one that is just writing its name
  }
}

function tryLock(folder: string): (() => void) | undefined {
  try {
    const lockfilePath = join(folder, 'lock')
    return lockfile.lockSync(folder, {
      stale: staleMs,
      update: 5000,
      lockfilePath,
      onCompromised: () => giveUp(folder),
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ELOCKED') return undefined
    throw error
  }
}

/** Another process may write to the folder by now; nothing is safer than to be gone. What was committed is on disk. */
function giveUp(folder: string): never {
  process.stderr.write(
    `The lock on ${folder} is gone: somebody removed it or took it. Stopping before two write there.\n`,
  )
  process.exit(1)
}

/** A killed process leaves its lock behind. When its process is gone, the lock is void at once. */
function afterDeadOwner(folder: string): (() => void) | undefined {
  const owner = readOwner(folder)
  if (!owner || isAlive(owner.pid)) return undefined
  rmSync(join(folder, 'lock'), { recursive: true, force: true })
  return tryLock(folder)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function refusal(folder: string): string {
  const owner = readOwner(folder)
  const by = owner ? ` by process ${owner.pid}` : ''
  const hint = owner?.url
    ? `The dashboard answers at ${owner.url}; import files there (${owner.url}/import), or stop it first.`
    : 'Stop that process first, or set DATABASE_URL to a PostgreSQL server, which takes many at once.'
  return `The embedded database in ${folder} is in use${by}. ${hint}`
}

function writeOwner(folder: string, kind: 'owner' | 'probe', owner?: Owner): void {
  const file = join(folder, `${kind}.json`)
  writeFileSync(file, JSON.stringify(owner ?? {}))
  if (kind === 'probe') rmSync(file)
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
