// What the engagement report asks of the database over 90 days, beside DuckDB's answers to the same questions over the
// same sessions.
//   npm run bench -- engagement --url postgresql://...bench_10m [--rounds 5] [--duckdb]
//   npm run bench -- engagement --embedded 1000000 [--duckdb]   a generated year, embedded, in memory
import { parseArgs } from 'node:util'
import type { Database } from '@/lib/db/database'
import { openEmbedded } from '@/lib/db/embedded'
import { migrate } from '@/lib/db/migrate'
import { openPostgres } from '@/lib/db/postgres'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { readBoard } from '@/lib/reports/engagement/read-board'
import { readDistributions } from '@/lib/reports/engagement/read-distributions'
import { readGap } from '@/lib/reports/engagement/read-gap'
import { readOverTime } from '@/lib/reports/engagement/read-over-time'
import { filterOver, reportPeriod } from '@/lib/reports/report-period'
import { openDuckDb } from './engagement-duckdb'
import { yearDays, yearStartMs } from './generate'
import { loadYear } from './load-year'

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    embedded: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    duckdb: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const nowMs = yearStartMs + yearDays * 86_400_000

/** Unfiltered, and what people filter by, with the milliseconds to stay under on PostgreSQL and embedded. */
const filters: { name: string; filter: SessionFilter; target: number }[] = [
  { name: 'unfiltered', filter: {}, target: 500 },
  { name: 'source = Email', filter: { source: ['Email'] }, target: 300 },
  { name: 'one campaign', filter: { campaign: ['campaign-7'] }, target: 300 },
  { name: 'entry page /pricing', filter: { entryPath: ['/pricing'] }, target: 300 },
]

const db = await open()
const period = await reportPeriod({}, 'UTC', db)
if (!period) throw new Error('The database has no sessions: fill it by `npm run bench -- load`')
console.log(`${db.engine}, ${period.from} to ${period.to}. Milliseconds of a whole call, median of ${rounds}.\n`)
print(['', 'over time', 'distributions', 'what dropped', 'the gap', 'target'])
for (const { name, filter, target } of filters) {
  const covered = filterOver(filter, period)
  const times = [
    await time(() => readOverTime(filter, period, undefined, nowMs, db)),
    await time(() => readDistributions(covered, nowMs, db)),
    await time(() => readBoard(filter, period, nowMs, db)),
    // It does not follow these filters.
    name === 'unfiltered' ? await time(() => readGap(filter, period, db)) : null,
  ]
  const limit = `${db.engine === 'embedded' ? 1000 : target}`
  // What the first section reads is then kept in memory for the others.
  if (name === 'unfiltered') print([`${name}, first time`, ...times.map((ms) => ms?.first.toFixed(0) ?? ''), limit])
  print([name, ...times.map((ms) => ms?.median.toFixed(0) ?? ''), limit])
}
if (values.duckdb) {
  const duck = await openDuckDb(db, period)
  for (const { name, filter } of filters) {
    const { overTime, distributions, dropped, gap } = duck.questions(filter)
    const times = [overTime, distributions, dropped, name === 'unfiltered' ? gap : null]
    const measured: string[] = []
    for (const question of times)
      measured.push(question ? (await time(() => duck.run(question))).median.toFixed(0) : '')
    print([`DuckDB, ${name}`, ...measured, ''])
  }
  duck.close()
}
await db.close()

async function open(): Promise<Database> {
  if (values.url) return openPostgres(values.url)
  const embedded = openEmbedded()
  await migrate(embedded)
  await loadYear(Number(values.embedded ?? 1_000_000), () => {}, embedded)
  return embedded
}

/** The first round, in ms, and the median of those after it. */
async function time(work: () => Promise<unknown>): Promise<{ first: number; median: number }> {
  const times: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  const [first = Number.NaN, ...others] = times
  return { first, median: others.toSorted((a, b) => a - b)[others.length >> 1] ?? Number.NaN }
}

function print(cells: readonly string[]): void {
  const [first = '', ...others] = cells
  console.log(first.padEnd(30) + others.map((cell) => cell.padStart(15)).join(''))
}
