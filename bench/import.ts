import { spawnSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { toCsvCell } from '@/lib/sessions/csv-cell'
import { generateEvents } from './write-path-events'

// Imports generated CSV files with the real command, each in a process of its own, and reports time and peak memory.
//   npm run bench -- import [--events 1000000]          into an empty embedded database, and into DATABASE_URL (empty) if set
//   npm run bench -- import --megabytes 100,1000        dry runs: the memory must not grow with the file

const { values } = parseArgs({
  options: { events: { type: 'string', default: '1000000' }, megabytes: { type: 'string' } },
})

const folder = mkdtempSync(join(tmpdir(), 'leadtrail-bench-'))
try {
  console.log('run                     file MB       rows   seconds     rows/s   peak RSS MB')
  if (values.megabytes) {
    for (const megabytes of values.megabytes.split(',').map(Number)) {
      await measure('dry run', Number.POSITIVE_INFINITY, megabytes * 1e6, ['--dry-run'], { DATABASE_URL: '' })
    }
  } else {
    const events = Number(values.events)
    const url = process.env.DATABASE_URL
    await measure('embedded', events, Number.POSITIVE_INFINITY, [], { DATABASE_URL: '' })
    if (url) await measure('postgres', events, Number.POSITIVE_INFINITY, [], { DATABASE_URL: url })
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measure(name: string, events: number, bytes: number, options: string[], environment: object) {
  const file = join(folder, 'events.csv')
  const rows = await write(file, events, bytes)
  const started = performance.now()
  const report = "process.on('exit',()=>process.stderr.write('peak%20'+process.resourceUsage().maxRSS))"
  const NODE_OPTIONS = `--import "data:text/javascript,${report}"`
  const env = { ...process.env, LEADTRAIL_DATA: join(folder, name), NODE_OPTIONS, ...environment }
  const args = ['run', 'import', '--', file, ...options]
  const { status, stdout, stderr } = spawnSync('npm', args, { env, encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (status !== 0) throw new Error(`The import ended with ${status}:\n${stdout}${stderr}`)
  const seconds = (performance.now() - started) / 1000
  // npm and tsx say theirs too.
  const peakKilobytes = Math.max(...[...stderr.matchAll(/peak (\d+)/g)].map(([, kilobytes]) => Number(kilobytes)))
  const figures = [statSync(file).size / 1e6, rows, seconds, rows / seconds, peakKilobytes / 1024]
  const shown = figures.map((figure, i) => (i === 2 ? figure.toFixed(1) : String(Math.round(figure))))
  console.log(name.padEnd(20), ...shown.map((figure) => figure.padStart(10)))
  rmSync(join(folder, name), { recursive: true, force: true })
}

/** Writes a CSV file of at most so many events or bytes. How many events it holds. */
async function write(file: string, events: number, bytes: number): Promise<number> {
  let rows = 0
  const limit = Math.min(events, Math.ceil(bytes / 60)) // a row is longer than that
  async function* lines() {
    let text = 'id,lead,at,type,path,points\n'
    let written = 0
    for (const { id, lead, occurredAt, type, path = null, points = 0 } of generateEvents(limit)) {
      if (rows >= events || written + text.length >= bytes) break
      const values = [id, lead.key.replace('user:', 'lead-'), new Date(occurredAt).toISOString(), type, path, points]
      text += `${values.map(toCsvCell).join(',')}\n`
      rows++
      if (text.length < 65_536) continue
      written += text.length
      yield text
      text = ''
    }
    yield text
  }
  await pipeline(Readable.from(lines()), createWriteStream(file))
  return rows
}
