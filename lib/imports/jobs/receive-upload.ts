import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { AppError } from '@/lib/errors'
import { jobFolder, uploadPath } from './job-folder'
import { insertJob } from './job-table'
import { pruneJobs } from './prune-jobs'

/**
 * Takes an upload to the disk as it comes, and makes a job of it. The id of the job.
 * @throws AppError 'bad_request' when the sender breaks off, 'unavailable' when the disk does not take it.
 */
export async function receiveUpload(
  body: AsyncIterable<Uint8Array>,
  fileName: string,
  nowMs: number,
  db: Database = database(),
): Promise<string> {
  await pruneJobs(nowMs, db)
  const id = newId(nowMs)
  let totalBytes = 0
  try {
    await mkdir(jobFolder(id), { recursive: true })
    const counted = Readable.from(
      count(body, (length) => {
        totalBytes += length
      }),
    )
    await pipeline(counted, createWriteStream(uploadPath(id)))
    if (totalBytes === 0) throw new AppError('bad_request', 'The file is empty.')
    await insertJob(db, { id, fileName: shorten(fileName), totalBytes, createdAt: nowMs })
    return id
  } catch (error) {
    await rm(jobFolder(id), { recursive: true, force: true })
    throw explain(error)
  }
}

async function* count(body: AsyncIterable<Uint8Array>, add: (length: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    add(chunk.length)
    yield chunk
  }
}

function newId(nowMs: number): string {
  return nowMs.toString(36) + crypto.randomUUID().slice(0, 8)
}

function shorten(fileName: string): string {
  return (fileName.split(/[\\/]/).at(-1) ?? '').replaceAll('\0', '').slice(-200) || 'upload'
}

function explain(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError('unavailable', 'The disk of the data folder (LEADTRAIL_DATA) is full.', { cause: error })
  }
  if (code === 'EACCES' || code === 'EROFS') {
    return new AppError('unavailable', 'The data folder (LEADTRAIL_DATA) cannot be written.', { cause: error })
  }
  return error
}
