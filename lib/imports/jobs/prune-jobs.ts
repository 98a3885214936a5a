import { rm } from 'node:fs/promises'
import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import { findJob } from './find-job'
import { jobFolder } from './job-folder'
import { isRunning, selectJobs } from './job-table'

const keptJobs = 20
const dayMs = 24 * 60 * 60_000

/** Forgets one import, with its files. @throws AppError 'conflict' while it is running */
export async function discardJob(id: string, nowMs: number, db: Database = database()): Promise<void> {
  const job = await findJob(id, nowMs, db)
  if (isRunning(job.state)) throw new AppError('conflict', 'This import is running. Stop it first.')
  await removeJob(id, db)
}

/** Forgets all but the latest imports, with their rejects files; a file that was never imported goes after a day. */
export async function pruneJobs(nowMs: number, db: Database = database()): Promise<void> {
  const jobs = await selectJobs(db, sql`ORDER BY created_at DESC, id`, nowMs)
  const isAbandoned = (createdAt: number) => createdAt < nowMs - dayMs
  for (const [index, job] of jobs.entries()) {
    if (isRunning(job.state)) continue
    if (index >= keptJobs || (job.hasFile && isAbandoned(job.createdAt))) await removeJob(job.id, db)
  }
}

async function removeJob(id: string, db: Database): Promise<void> {
  await db.execute(sql`DELETE FROM import_job WHERE id = ${id}`)
  await rm(jobFolder(id), { recursive: true, force: true })
}
