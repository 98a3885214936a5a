import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { type FileFormat, fileFormats } from '@/lib/importers/detect-format'
import { computeSessions } from '@/lib/imports/compute-sessions'
import { csvHeader, toCsv, toNdjson } from '@/lib/imports/format-computed'
import { openFile } from '@/lib/imports/open-rows'
import { RejectSummary } from '@/lib/imports/reject-summary'
import { defaultRules } from '@/lib/sessionizer'
import { rulesSchema } from '@/lib/sessionizer/rules-schema'
import { parseDuration } from '@/lib/time/format'
import { type ReadingOptions, readingOptions, readReadingOptions, resolveMapping } from './import-arguments'
import { describeCounts, describeFindings, describeRejected, describeSource } from './import-report'
import { progressBar } from './progress'
import { UsageError } from './usage-error'

// npm run sessions -- compute FILE: sessions of a file on standard output, and nothing else there.

export const computeUsage = `compute FILE [options]      sessions of a file, without a database, on standard output
  --gap 30m                   a pause this long ends a session
  --format ndjson|csv         how the sessions are written (default ndjson)
  --map, --types, --timezone  how the file is read, as for import
  --passive a,b|none          event types that are not the lead's own doing
`

interface ComputeArguments extends ReadingOptions {
  file: string
  output: FileFormat
  gapMs: number
}

/** Writes the sessions. @throws UsageError for a wrong command line */
export async function computeCommand(args: string[]): Promise<number> {
  const options = readArguments(args)
  const source = await openFile(options.file)
  const mapping = resolveMapping(source, options.wanted)
  process.stderr.write(describeSource(basename(options.file), source, mapping))
  const { size } = await stat(options.file)
  const reasons = new RejectSummary()
  const progress = progressBar('Reading', 'rows')
  const sessions = computeSessions(source, {
    mapping,
    aliases: options.aliases,
    assumedZone: options.assumedZone,
    rules: readRules(options),
    onProgress: ({ rows }, bytesRead) => progress.update(size === 0 ? 1 : bytesRead / size, rows),
    onRejected: (rows) => reasons.add(rows),
    onRead(result) {
      progress.stop()
      const counts = describeCounts([
        ['events', result.accepted],
        ['rejected', result.rejected],
      ])
      process.stderr.write(counts + describeFindings(result, source) + describeRejected(reasons))
    },
  })
  await writeAll(sessions, options.output)
  return 0
}

/** Whoever reads the output may have had enough (`| head`): then writing ends, and nothing is wrong. */
async function writeAll(sessions: ReturnType<typeof computeSessions>, output: FileFormat): Promise<void> {
  const stream = process.stdout
  let isClosed = false
  const closed = new Promise<void>((resolve) => {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      isClosed = true
      resolve()
    })
  })
  const toText = output === 'csv' ? toCsv : toNdjson
  let text = output === 'csv' ? csvHeader : ''
  for await (const session of sessions) {
    if (isClosed) break
    text += toText(session)
    if (text.length < 64 * 1024) continue
    const hasRoom = stream.write(text)
    text = ''
    if (!hasRoom) await Promise.race([new Promise((resolve) => stream.once('drain', resolve)), closed])
  }
  if (!isClosed) stream.write(text)
}

function readArguments(args: string[]): ComputeArguments {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...readingOptions, gap: { type: 'string' }, format: { type: 'string' } },
  })
  const [file, ...more] = positionals
  if (file === undefined) throw new UsageError(`Which file?\n\nUsage: npm run sessions -- ${computeUsage}`)
  if (more.length > 0) throw new UsageError(`One file at a time: ${more.join(' ')} is too much`)
  const output = fileFormats.find((format) => format === (values.format ?? 'ndjson'))
  if (!output) throw new UsageError(`--format: "${values.format}" is neither csv nor ndjson`)
  const gapMs = values.gap === undefined ? defaultRules.gapMs : parseDuration(values.gap)
  if (gapMs === null) throw new UsageError(`--gap: "${values.gap}" is no duration; write 30m, 90s or 1h 30m`)
  return { file, output, gapMs, ...readReadingOptions(values) }
}

function readRules({ gapMs, passive = defaultRules.passive }: ComputeArguments) {
  const parsed = rulesSchema.safeParse({ ...defaultRules, gapMs, passive })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const option = issue?.path[0] === 'gapMs' ? '--gap: from 1s to 1d' : '--passive'
  throw new UsageError(`${option}: ${issue?.message}`)
}
