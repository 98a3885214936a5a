import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { database } from '@/lib/db/client'
import { migrate } from '@/lib/db/migrate'
import { parkIndexes, restoreIndexes, restoreMissed } from '@/lib/db/parked-indexes'
import { readEnvironment } from '@/lib/env'
import { isAppError } from '@/lib/errors'
import type { Mapping } from '@/lib/importers/fields'
import { countAll, countKnownEvents } from '@/lib/imports/count-known-events'
import { type EventSink, feedRows, type ImportResult, recordInto } from '@/lib/imports/import-rows'
import { openFile, type RowSource } from '@/lib/imports/open-rows'
import { RejectSummary } from '@/lib/imports/reject-summary'
import { openRejects } from '@/lib/imports/write-rejects'
import { rebuildStale } from '@/lib/sessions/rebuild-stale'
import { saveRules } from '@/lib/settings/workspace'
import { type ImportArguments, readImportArguments, resolveMapping } from './import-arguments'
import { describeFindings, describeRejected, describeResult, describeSource } from './import-report'
import { progressBar } from './progress'
import { run } from './run'
import { UsageError } from './usage-error'

// npm run import -- FILE: reads the file once from beginning to end and stores its events.

const stopped = 130
/** While the database stores the events of some leads, those of others are made ready. */
const lanes = 2
/** Events in a transaction of the embedded database: large ones leave its one connection idle less often. */
const embeddedBatchSize = 60_000

await run(async () => {
  const options = readImportArguments(process.argv.slice(2))
  if (options.rejectsFile !== undefined && resolve(options.rejectsFile) === resolve(options.file)) {
    throw new UsageError('--rejects: this is the file to import')
  }
  const source = await openFile(options.file, { format: options.format })
  const mapping = resolveMapping(source, options.wanted)
  process.stderr.write(describeSource(basename(options.file), source, mapping))
  // A new database takes some seconds to come up: meanwhile the first rows are read.
  const sink = options.isDryRun ? dryRunSink() : importSink(options)
  sink.catch(() => {}) // it is reported where it is waited for
  let isStopped: boolean
  try {
    isStopped = await feed(source, mapping, options, async (events) => (await sink)(events))
  } finally {
    await sink
    if (!options.isDryRun) await restore()
  }
  if (isStopped) return stopped
  if (!options.isDryRun) await rebuildLeads()
  return 0
})

async function importSink({ passive }: ImportArguments): Promise<EventSink> {
  await migrate(database())
  if (passive) await saveRules({ passive })
  const areParked = await parkIndexes(database())
  const record = recordInto(database())
  if (!areParked) return record
  return async (events) => {
    const created = await record(events)
    await restoreMissed(database())
    return created
  }
}

async function restore(): Promise<void> {
  const progress = progressBar('Making indexes', 'indexes')
  await restoreIndexes(database(), (done, total) => progress.update(done / total, done))
  progress.stop()
}

/** A dry run makes no database where there is none, and does without one that is in use. */
async function dryRunSink(): Promise<EventSink> {
  const { DATABASE_URL, LEADTRAIL_DATA } = readEnvironment()
  if (!DATABASE_URL && !existsSync(LEADTRAIL_DATA)) return countAll
  try {
    await migrate(database())
    return countKnownEvents(database())
  } catch (error) {
    if (!(isAppError(error) && error.code === 'locked')) throw error
    process.stderr.write(
      'The database is in use: events that are there already cannot be told and count as accepted.\n',
    )
    return countAll
  }
}

/** Whether Ctrl+C ended it before the end of the file. */
async function feed(source: RowSource, mapping: Mapping, options: ImportArguments, sink: EventSink): Promise<boolean> {
  const { isDryRun, rejectsFile, aliases, assumedZone } = options
  const { size } = await stat(options.file)
  const rejects = rejectsFile === undefined ? undefined : await openRejects(rejectsFile)
  const reasons = new RejectSummary()
  const interruption = new AbortController()
  process.once('SIGINT', () => interruption.abort())
  const progress = progressBar(isDryRun ? 'Checking' : 'Importing', 'rows')
  try {
    const result = await feedRows(
      source,
      {
        mapping,
        aliases,
        assumedZone,
        lanes: isDryRun ? 1 : lanes,
        batchSize: !isDryRun && database().engine === 'embedded' ? embeddedBatchSize : undefined,
        signal: interruption.signal,
        onProgress: ({ rows }, bytesRead) => progress.update(size === 0 ? 1 : bytesRead / size, rows),
        onRejected(rows) {
          reasons.add(rows)
          return rejects?.write(rows)
        },
      },
      sink,
    )
    progress.stop()
    process.stdout.write(report(result, source, options, reasons))
    return false
  } catch (error) {
    progress.stop()
    if (!interruption.signal.aborted) throw error
    process.stderr.write('Stopped. What has been stored stays; importing the file again goes on from there.\n')
    return true
  } finally {
    await rejects?.close()
  }
}

function report(result: ImportResult, source: RowSource, options: ImportArguments, reasons: RejectSummary): string {
  const text = describeResult(result, options.isDryRun) + describeFindings(result, source)
  if (result.rejected === 0) return text
  if (options.rejectsFile !== undefined) return `${text}Rejected rows: ${options.rejectsFile}\n`
  return `${text}${describeRejected(reasons)}With --rejects FILE they are written to a file.\n`
}

/** New rules, from this import or earlier, mean new sessions for leads that the import did not touch. */
async function rebuildLeads(): Promise<void> {
  const progress = progressBar('Rebuilding sessions', 'leads')
  await rebuildStale({ onProgress: (done, total) => progress.update(total === 0 ? 1 : done / total, done) })
  progress.stop()
}
