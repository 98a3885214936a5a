import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { AppError } from '@/lib/errors'
import { findJob } from './find-job'
import { rejectsPath } from './job-folder'

/** A job's rejects file, to be streamed. @throws AppError 'not_found' */
export async function openRejectsOf(
  id: string,
  nowMs: number,
  db: Database = database(),
): Promise<{ fileName: string; body: ReadableStream<Uint8Array> }> {
  const job = await findJob(id, nowMs, db)
  const file = await open(rejectsPath(id)).catch((cause) => {
    throw new AppError('not_found', 'There is no list of rejected rows for this import.', { cause })
  })
  const body = Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array> // the same class, typed twice
  return { fileName: `${job.fileName.replace(/\.\w+$/, '')}-rejects.csv`, body }
}
