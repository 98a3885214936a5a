import { existsSync } from 'node:fs'
import type { Database } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import type { ImportChoices, ImportCounts, ImportJob, ImportState, RejectKind } from '../types'
import { uploadPath } from './job-folder'

// Rows of import_job. What only the page shows lies in its JSON column.

/** A running job is marked every second; one not marked for this long has lost its server. */
const lostAfterMs = 30_000

export interface JobDetails {
  startedAt: number | null
  /** When its server was last seen working on it. */
  aliveAt: number | null
  rows: number
  choices: ImportChoices | null
  rejectKinds: RejectKind[]
  unknownTypes: ImportJob['unknownTypes']
}

const noDetails: JobDetails = {
  startedAt: null,
  aliveAt: null,
  rows: 0,
  choices: null,
  rejectKinds: [],
  unknownTypes: [],
}

interface JobRow {
  id: string
  file_name: string
  state: ImportState
  created_at: Date
  finished_at: Date | null
  options: Partial<JobDetails>
  total_bytes: number
  read_bytes: number
  accepted: number
  duplicates: number
  rejected: number
  error: string | null
}

export function insertJob(
  db: Database,
  job: { id: string; fileName: string; totalBytes: number; createdAt: number },
): Promise<number> {
  return db.execute(sql`
    INSERT INTO import_job (id, file_name, state, created_at, options, total_bytes)
    VALUES (${job.id}, ${job.fileName}, 'ready', ${new Date(job.createdAt)}, '{}'::jsonb, ${job.totalBytes})`)
}

export async function selectJobs(db: Database, condition: Sql, nowMs: number): Promise<ImportJob[]> {
  const rows = await db.query<JobRow>(sql`
    SELECT id, file_name, state, created_at, finished_at, options, total_bytes, read_bytes, accepted, duplicates, rejected,
      error
    FROM import_job ${condition}`)
  return rows.map((row) => toJob(row, nowMs))
}

/** Starts a check or import, unless any other is under way. Whether it did. */
export async function markStarted(
  db: Database,
  id: string,
  state: 'checking' | 'importing',
  choices: ImportChoices,
  nowMs: number,
): Promise<boolean> {
  const details: JobDetails = { ...noDetails, startedAt: nowMs, aliveAt: nowMs, choices }
  const started = await db.execute(sql`
    UPDATE import_job SET state = ${state}, options = ${JSON.stringify(details)}::jsonb, finished_at = NULL, error = NULL,
      read_bytes = 0, accepted = 0, duplicates = 0, rejected = 0
    WHERE id = ${id} AND NOT EXISTS (
      SELECT 1 FROM import_job WHERE state IN ('checking', 'importing')
        AND (options->>'aliveAt')::float8 > ${nowMs - lostAfterMs}::float8)`)
  return started === 1
}

export function markProgress(
  db: Database,
  id: string,
  counts: ImportCounts,
  readBytes: number,
  nowMs: number,
): Promise<number> {
  return db.execute(sql`
    UPDATE import_job SET read_bytes = ${readBytes}, accepted = ${counts.accepted}, duplicates = ${counts.duplicates},
      rejected = ${counts.rejected},
      options = options || ${JSON.stringify({ aliveAt: nowMs, rows: counts.rows })}::jsonb
    WHERE id = ${id}`)
}

export function markFinished(
  db: Database,
  id: string,
  state: 'checked' | 'done' | 'stopped' | 'failed',
  details: Pick<JobDetails, 'rejectKinds' | 'unknownTypes'>,
  error: string | null,
  nowMs: number,
): Promise<number> {
  return db.execute(sql`
    UPDATE import_job SET state = ${state}, finished_at = ${new Date(nowMs)}, error = ${error},
      options = options || ${JSON.stringify(details)}::jsonb
    WHERE id = ${id}`)
}

export function isRunning(state: ImportState): boolean {
  return state === 'checking' || state === 'importing'
}

function toJob(row: JobRow, nowMs: number): ImportJob {
  const details = { ...noDetails, ...row.options }
  const isLost = isRunning(row.state) && (details.aliveAt ?? 0) < nowMs - lostAfterMs
  return {
    id: row.id,
    fileName: row.file_name,
    state: isLost ? 'interrupted' : row.state,
    createdAt: row.created_at.getTime(),
    elapsedMs: elapsed(details, row.finished_at, isLost, nowMs),
    finishedAt: row.finished_at?.getTime() ?? null,
    totalBytes: row.total_bytes,
    readBytes: row.read_bytes,
    rows: details.rows,
    accepted: row.accepted,
    duplicates: row.duplicates,
    rejected: row.rejected,
    error: row.error,
    choices: details.choices,
    rejectKinds: details.rejectKinds,
    unknownTypes: details.unknownTypes,
    hasFile: existsSync(uploadPath(row.id)),
  }
}

function elapsed({ startedAt, aliveAt }: JobDetails, finishedAt: Date | null, isLost: boolean, nowMs: number) {
  if (startedAt === null) return null
  const endMs = finishedAt?.getTime() ?? (isLost ? aliveAt : nowMs)
  return Math.max(0, (endMs ?? nowMs) - startedAt)
}
