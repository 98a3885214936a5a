import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { AppError } from '@/lib/errors'
import type { CleanEvent } from '@/lib/events/clean-event'
import { countCreated, recordClean, recordNewEvents } from '@/lib/events/record-events'
import type { MapOptions } from '@/lib/importers/map-row'
import { knownAlias } from '@/lib/importers/type-aliases'
import type { RowSource } from './open-rows'
import { eventReader, type FileEvent, type FileRow } from './read-events'
import type { ImportCounts, RejectedRow } from './types'

export interface ImportOptions extends MapOptions {
  /** Called after each batch. */
  onProgress?: ((counts: ImportCounts, bytesRead: number) => void | Promise<void>) | undefined
  /** Gets every rejected row, in order; the import waits for it. */
  onRejected?: ((rows: RejectedRow[]) => void | Promise<void>) | undefined
  /** Events in one transaction, or fewer if they are long. */
  batchSize?: number | undefined
  /** Batches on their way to the sink at once, each of other leads; 1 unless given. */
  lanes?: number
  /** Stops between two batches; what is stored stays. */
  signal?: AbortSignal | undefined
}

export interface ImportResult extends ImportCounts {
  /** Types that went in under another name than Leadtrail's own, with that name. */
  unknownTypes: { type: string; count: number; alias: string }[]
}

/** Takes a batch of events; how many of them are new. */
export type EventSink = (events: CleanEvent[]) => Promise<number>

const defaultBatchSize = 10_000
/** Characters of the file in one transaction: events may be a thousand times as long as usual, and must fit in memory. */
const maxBatchLength = 8 * 2 ** 20

/**
 * A sink that stores the events, with the sessions that they change. Most files are new from beginning to end: only from
 * the first batch on that has an event which is stored already are duplicates looked for.
 */
export function recordInto(db: Database = database()): EventSink {
  let areNew = true
  return async (events) => {
    const outcomes = areNew ? await recordNewEvents(events, db) : undefined
    if (outcomes === undefined) areNew = false
    return countCreated(outcomes ?? (await recordClean(events, db)))
  }
}

/** Events of the same leads, in the order of the file. */
interface Lane {
  pending: FileEvent[]
  /** Of the pending ones, in characters of the file. */
  length: number
  /** The batch on its way. */
  writing: Promise<void>
}

/**
 * Reads a file's rows from beginning to end and hands their events to `sink`, a batch at a time: while one is on its way,
 * the next is read. Only these two are in memory, in each lane.
 * @throws AppError 'bad_request' for a file that turns out unusable on the way; what was stored before stays.
 */
export async function feedRows(source: RowSource, options: ImportOptions, sink: EventSink): Promise<ImportResult> {
  const { batchSize = defaultBatchSize, onProgress, onRejected, signal } = options
  const counts: ImportCounts = { rows: 0, accepted: 0, duplicates: 0, rejected: 0 }
  const types = new Map<string, number>()
  const readRows = eventReader(options)
  const lanes = Array.from({ length: options.lanes ?? 1 }, newLane)

  try {
    for await (const rows of source.batches) {
      const read = readRows(rows)
      const rejected = read.filter(isRejected)
      counts.rows += read.length
      counts.rejected += rejected.length
      if (rejected.length > 0) await onRejected?.(rejected)
      for (const row of read) {
        const lane = 'event' in row && lanes[laneOf(row.event)]
        if (!lane) continue
        lane.pending.push(row)
        lane.length += row.length
        if (lane.pending.length >= batchSize || lane.length >= maxBatchLength) await writeNext(lane)
      }
      signal?.throwIfAborted()
      await onProgress?.({ ...counts }, source.bytesRead())
    }
    for (const lane of lanes) if (lane.pending.length > 0) await writeNext(lane)
    await Promise.all(lanes.map(({ writing }) => writing))
  } finally {
    // Nothing is written after the end, even of an import that fails while reading.
    await Promise.allSettled(lanes.map(({ writing }) => writing))
  }
  return { ...counts, unknownTypes: toUnknownTypes(types) }

  function laneOf({ lead }: CleanEvent): number {
    return lanes.length === 1 ? 0 : hashOf(lead.key) % lanes.length
  }

  /** Waits for the lane's batch before this one, then lets this one go. */
  async function writeNext(lane: Lane): Promise<void> {
    await lane.writing
    signal?.throwIfAborted()
    lane.writing = write(lane.pending)
    lane.pending = []
    lane.length = 0
    lane.writing.catch(() => {}) // it is reported where it is waited for
  }

  async function write(batch: FileEvent[]): Promise<void> {
    const created = await sink(batch.map(({ event }) => event)).catch((error) => {
      throw withLines(error, batch)
    })
    counts.accepted += created
    counts.duplicates += batch.length - created
    for (const { event } of batch) countType(types, event.type)
    await onProgress?.({ ...counts }, source.bytesRead())
  }
}

function newLane(): Lane {
  return { pending: [], length: 0, writing: Promise.resolve() }
}

function hashOf(text: string): number {
  let hash = 0
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) >>> 0
  return hash
}

const isRejected = (row: FileRow): row is RejectedRow => 'reason' in row

function withLines(error: unknown, batch: FileEvent[]): unknown {
  if (!(error instanceof AppError && error.code === 'bad_request')) return error
  const lines = `Lines ${batch[0]?.line} to ${batch.at(-1)?.line}`
  return new AppError('bad_request', `${lines}: ${error.message}`, { cause: error })
}

/** A file whose types are free text must not fill the memory. */
const maxTypes = 1000

function countType(types: Map<string, number>, type: string): void {
  const count = types.get(type)
  if (count !== undefined || types.size < maxTypes) types.set(type, (count ?? 0) + 1)
}

function toUnknownTypes(types: Map<string, number>): ImportResult['unknownTypes'] {
  return [...types].flatMap(([type, count]) => {
    const alias = knownAlias(type)
    return alias === undefined ? [] : [{ type, count, alias }]
  })
}
