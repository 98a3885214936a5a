import { rm } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { AppError, isAppError } from '@/lib/errors'
import { mappingProblem } from '@/lib/importers/check-mapping'
import { countKnownEvents } from '../count-known-events'
import { type EventSink, feedRows, type ImportResult, recordInto } from '../import-rows'
import { openFile } from '../open-rows'
import { RejectSummary } from '../reject-summary'
import type { ImportChoices, ImportCounts, ImportJob } from '../types'
import { openRejects } from '../write-rejects'
import { findJob } from './find-job'
import { rejectsPath, uploadPath } from './job-folder'
import { markFinished, markProgress, markStarted } from './job-table'

export interface RunOptions extends ImportChoices {
  /** Only say what an import would do. */
  isDryRun: boolean
}

// The running import. On globalThis, because each route of the server has its own copy of this module.
const holder = globalThis as { leadtrailImport?: { id: string; controller: AbortController } | undefined }

/** Small, so that a page waits for the embedded database no longer than one batch takes. */
const batchSize = 500
const progressMs = 500
const keptKinds = 50

/**
 * Starts to check or import a job's file; the work goes on after this returns.
 * @throws AppError 'conflict' when an import is running, 'bad_request' when the columns do not suffice, 'not_found'.
 */
export async function startJob(
  id: string,
  options: RunOptions,
  nowMs: number,
  db: Database = database(),
): Promise<void> {
  const job = await findJob(id, nowMs, db)
  if (!job.hasFile) throw new AppError('conflict', 'The file of this import is no longer here. Choose it again.')
  await checkColumns(job, options)
  const isStarted = await markStarted(db, id, options.isDryRun ? 'checking' : 'importing', withoutRun(options), nowMs)
  if (!isStarted) throw new AppError('conflict', 'Another import is running. Wait until it is done, or stop it.')
  const controller = new AbortController()
  holder.leadtrailImport = { id, controller }
  run(job, options, controller.signal, db)
    .catch(() => {}) // not even the end could be written down: the job will show as interrupted
    .finally(() => {
      if (holder.leadtrailImport?.id === id) holder.leadtrailImport = undefined
    })
}

/** Stops after the batch at hand; what is stored stays. @throws AppError 'conflict' when it is not running here. */
export function stopJob(id: string): void {
  if (holder.leadtrailImport?.id !== id) throw new AppError('conflict', 'This import is not running.')
  holder.leadtrailImport.controller.abort()
}

async function run(job: ImportJob, options: RunOptions, signal: AbortSignal, db: Database): Promise<void> {
  const reasons = new RejectSummary()
  const details = (result?: ImportResult) => ({
    rejectKinds: reasons.kinds().slice(0, keptKinds),
    unknownTypes: result?.unknownTypes ?? [],
  })
  try {
    const result = await feed(job, options, reasons, signal, db)
    if (!options.isDryRun) await rm(uploadPath(job.id), { force: true })
    await markFinished(db, job.id, options.isDryRun ? 'checked' : 'done', details(result), null, Date.now())
  } catch (error) {
    const state = signal.aborted ? 'stopped' : 'failed'
    const message = signal.aborted ? null : explain(error)
    await markFinished(db, job.id, state, details(), message, Date.now())
  }
}

async function feed(
  job: ImportJob,
  options: RunOptions,
  reasons: RejectSummary,
  signal: AbortSignal,
  db: Database,
): Promise<ImportResult> {
  const source = await openFile(uploadPath(job.id), { fileName: job.fileName })
  const rejects = await openRejects(rejectsPath(job.id))
  const progress = progressWriter(job.id, db)
  try {
    const sink = options.isDryRun ? countKnownEvents(db) : recordInto(db)
    const result = await feedRows(
      source,
      {
        ...withoutRun(options),
        batchSize,
        signal,
        onProgress: progress,
        onRejected(rows) {
          reasons.add(rows)
          return rejects.write(rows)
        },
      },
      yielding(sink),
    )
    await progress(result, job.totalBytes, true)
    return result
  } finally {
    await rejects.close()
  }
}

/** Between two batches others get their turn. */
function yielding(sink: EventSink): EventSink {
  return async (events) => {
    await setImmediate()
    return sink(events)
  }
}

function progressWriter(id: string, db: Database) {
  let writtenMs = 0
  return async (counts: ImportCounts, readBytes: number, isLast = false): Promise<void> => {
    const nowMs = Date.now()
    if (!isLast && nowMs - writtenMs < progressMs) return
    writtenMs = nowMs
    await markProgress(db, id, counts, readBytes, nowMs)
  }
}

async function checkColumns(job: ImportJob, { mapping }: RunOptions): Promise<void> {
  const { columns, format, close } = await openFile(uploadPath(job.id), { fileName: job.fileName })
  close()
  const problem = mappingProblem(mapping, columns, format === 'csv')
  if (problem) throw new AppError('bad_request', problem, { field: 'mapping' })
}

function withoutRun({ mapping, aliases, assumedZone }: RunOptions): ImportChoices {
  return { mapping, aliases, assumedZone }
}

function explain(error: unknown): string {
  if (isAppError(error)) return error.message
  return `The import broke off: ${error instanceof Error ? error.message : String(error)}`
}
