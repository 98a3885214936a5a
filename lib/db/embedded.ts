import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MessageChannel, Worker } from 'node:worker_threads'
import pg from 'pg'
import type { Database } from './database'
import { lockFolder } from './lock'
import { openPool } from './pooled'
import { preparedFile } from './prepared-file'
import { ThreadSocket } from './thread-socket'
import { upkeepOf } from './upkeep'

/**
 * The embedded database (PGlite) in `folder`, or in memory when there is none. It runs in a thread of its own and is
 * spoken to as any other PostgreSQL, over its one connection.
 * @param prepared the file that a new one begins with, if it is there
 * @throws AppError 'locked' when another process has it open, 'unavailable' when the folder cannot be written.
 */
export function openEmbedded(folder?: string, prepared = preparedFile()): EmbeddedDatabase {
  const unlock = folder === undefined ? undefined : lockFolder(folder)
  const data = { prepared, ...(folder === undefined ? {} : prepareFolder(folder)) }
  let thread = startThread(data)
  const stream = () => {
    // Its files are then as a crash leaves them, which the next start makes good.
    if (thread.ended && 'files' in data) thread = startThread(data)
    return new ThreadSocket(thread.worker)
  }
  const pool = new pg.Pool({
    user: 'postgres',
    database: 'postgres',
    max: 1,
    idleTimeoutMillis: 0,
    pipeline: true,
    stream,
  })
  const opened = openPool(pool, upkeepOf(pool).afterCopy)
  return {
    engine: 'embedded',
    ...opened,
    async snapshot() {
      const { port1, port2 } = new MessageChannel()
      thread.worker.postMessage({ snapshot: port2 }, [port2])
      return new Promise((resolve) => {
        port1.once('message', (bytes) => {
          port1.close()
          resolve(bytes)
        })
      })
    },
    async close() {
      await opened.close()
      thread.worker.ref()
      thread.worker.postMessage('close')
      await thread.exit
      await unlock?.()
    },
  }
}

export interface EmbeddedDatabase extends Database {
  /** All of it, as a tar file that a new one can begin with. */
  snapshot(): Promise<Uint8Array>
}

/** A new database is marked until its files are complete: if it was killed before that, it begins anew. */
function prepareFolder(folder: string): { files: string; mark: string } {
  const files = join(folder, 'pg')
  const mark = join(folder, 'pg-incomplete')
  if (existsSync(mark)) rmSync(files, { recursive: true, force: true })
  if (!existsSync(files)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(mark, '')
  }
  return { files, mark }
}

interface Thread {
  worker: Worker
  ended: boolean
  exit: Promise<void>
}

function startThread(workerData: object): Thread {
  // Without this process's own options, which may load what the thread does not need.
  const worker = new Worker(new URL('./embedded-thread.js', import.meta.url), { workerData, execArgv: [] })
  worker.unref() // an idle database keeps no process alive
  const exit = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const thread = { worker, ended: false, exit }
  const end = () => {
    thread.ended = true
  }
  worker.once('error', end).once('exit', end) // its socket reports it
  return thread
}
