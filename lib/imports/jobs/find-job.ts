import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import { toPreviewRows } from '@/lib/importers/preview'
import { openFile } from '../open-rows'
import type { FilePreview, ImportJob } from '../types'
import { uploadPath } from './job-folder'
import { selectJobs } from './job-table'

/** @throws AppError 'not_found' */
export async function findJob(id: string, nowMs: number, db: Database = database()): Promise<ImportJob> {
  const [job] = await selectJobs(db, sql`WHERE id = ${id}`, nowMs)
  if (!job) throw new AppError('not_found', 'There is no such import. It may have been cleared away.')
  return job
}

/** The newest first. */
export function listJobs(nowMs: number, limit = 10, db: Database = database()): Promise<ImportJob[]> {
  return selectJobs(db, sql`ORDER BY created_at DESC, id LIMIT ${limit}`, nowMs)
}

/** The first rows of a job's file, when it is still here. */
export async function previewJob(job: ImportJob): Promise<FilePreview | null> {
  if (!job.hasFile) return null
  const { format, delimiter, encoding, columns, head, close } = await openFile(uploadPath(job.id), {
    fileName: job.fileName,
  })
  close()
  return { format, delimiter, encoding, columns, ...toPreviewRows(head) }
}
