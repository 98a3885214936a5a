import { readEnvironment } from '../env'
import type { Database } from './database'
import { openEmbedded } from './embedded'
import { openPostgres } from './postgres'

// One database for the whole process. It hangs on globalThis because the command that starts the server opens it, and
// the server's bundle, which has its own copy of this module, must find that one.
const holder = globalThis as { leadtrailDatabase?: Database | undefined }

/** The process's database, opened at first use: DATABASE_URL, else the embedded one in LEADTRAIL_DATA. */
export function database(): Database {
  holder.leadtrailDatabase ??= open()
  return holder.leadtrailDatabase
}

export async function closeDatabase(): Promise<void> {
  const open = holder.leadtrailDatabase
  holder.leadtrailDatabase = undefined
  await open?.close()
}

function open(): Database {
  // The build runs pages until they ask for the request. One that reads before that would open, and lock, the database
  // of the dashboard that is being started.
  if (process.env.NEXT_PHASE === 'phase-production-build') {
    throw new Error('A page reads the database at build time: await readViewer() or connection() first.')
  }
  const { DATABASE_URL, LEADTRAIL_DATA } = readEnvironment()
  return DATABASE_URL ? openPostgres(DATABASE_URL) : openEmbedded(LEADTRAIL_DATA)
}
