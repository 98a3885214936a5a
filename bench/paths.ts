// The parts of the conversion paths report, each with the time until it is there when all of them are asked at once, as
// the page does.
//   npm run bench -- paths --url postgresql://...bench_10m [--rounds 5] [--only NAME] [--duckdb]
//   npm run bench -- paths --embedded 1000000 [--duckdb]   a generated year, embedded, in memory
// With --duckdb beside DuckDB's answers over the same sessions, one question after the other.
import { parseArgs } from 'node:util'
import type { Database } from '@/lib/db/database'
import { openEmbedded } from '@/lib/db/embedded'
import { migrate } from '@/lib/db/migrate'
import { openPostgres } from '@/lib/db/postgres'
import { parseSessionFilter } from '@/lib/filters/session-filter'
import type { PathsParams } from '@/lib/reports/paths/params'
import { type PathsQuestion, paramsToQuestion } from '@/lib/reports/paths/paths-question'
import { readPaths } from '@/lib/reports/paths/read-paths'
import { readWorkspace, type Workspace } from '@/lib/settings/workspace'
import { yearDays, yearStartMs } from './generate'
import { loadYear } from './load-year'
import { openPathsDuckDb } from './paths-duckdb'

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    embedded: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    duckdb: { type: 'boolean', default: false },
  },
})

const nowMs = yearStartMs + yearDays * 86_400_000
const quarter = 'from=2025-10-03&to=2025-12-31&tz=Europe/Berlin'
const cases: { name: string; filter: string; own?: PathsParams; targetMs: number }[] = [
  { name: '90 days', filter: quarter, targetMs: 500 },
  { name: '90 days, by page', filter: quarter, own: { group: 'path' }, targetMs: 500 },
  { name: '90 days, one goal', filter: quarter, own: { goal: ['demo_request'] }, targetMs: 500 },
  { name: '90 days, from email', filter: `${quarter}&source=Email`, targetMs: 300 },
  { name: '90 days, paid search', filter: `${quarter}&source=Paid+Search`, targetMs: 300 },
  { name: '90 days, a campaign', filter: `${quarter}&campaign=campaign-25`, targetMs: 300 },
  { name: '90 days, an entry page', filter: `${quarter}&entryPath=/pricing`, targetMs: 300 },
  { name: '90 days, contains a page', filter: `${quarter}&contains=page:/pricing`, targetMs: 300 },
  { name: '90 days, a sequence', filter: `${quarter}&seq=email_click > page:/pricing*`, targetMs: 300 },
  { name: '90 days, a common word', filter: `${quarter}&q=tanaka`, targetMs: 300 },
  { name: '30 days', filter: 'from=2025-12-02&to=2025-12-31&tz=Europe/Berlin', targetMs: 300 },
]

type Times = Record<(typeof parts)[number], number>

const db = await open()
const parts = ['headline', 'breakdowns', 'flow', 'sequences', 'content', 'goalTimes', 'across'] as const
console.log(['', ...parts, 'target'].map((cell, index) => (index ? cell.padStart(11) : cell.padEnd(26))).join(''))
let isFirst = true
for (const { name, filter, own, targetMs } of cases) {
  if (!name.includes(values.only)) continue
  const { first, median } = await measureParts(filter, own ?? {})
  const target = db.engine === 'embedded' ? 1000 : targetMs
  // What the first case reads is then kept in memory for the others.
  if (isFirst) printTimes(`${name}, first time`, first, target)
  isFirst = false
  printTimes(name, median, target)
}
if (values.duckdb) await measureDuckDb()
await db.close()

function printTimes(name: string, times: Times, target: number): void {
  const row = [...parts.map((part) => String(Math.round(times[part]))), String(target)]
  console.log(name.padEnd(26) + row.map((cell) => cell.padStart(11)).join(''))
}

/** What DuckDB takes for each part by category, unfiltered and by channel. */
async function measureDuckDb(): Promise<void> {
  const duck = await openPathsDuckDb(questionOf(quarter, {}, await readWorkspace(db)), db)
  for (const { name, where } of [
    { name: 'DuckDB, 90 days', where: 'TRUE' },
    { name: 'DuckDB, from email', where: "source = 'Email'" },
  ]) {
    const questions = duck.questions(where)
    const cells: string[] = []
    for (const part of parts) {
      const times: number[] = []
      for (let round = 0; round <= Number(values.rounds); round++) {
        const started = performance.now()
        for (const question of questions[part] ?? []) await duck.run(question)
        if (round > 0) times.push(performance.now() - started)
      }
      cells.push(questions[part] ? String(Math.round(medianOf(times))) : '')
    }
    console.log(name.padEnd(26) + cells.map((cell) => cell.padStart(11)).join(''))
  }
  duck.close()
}

function questionOf(filterText: string, own: PathsParams, { rules }: Workspace): PathsQuestion {
  const { filter, problems } = parseSessionFilter(new URLSearchParams(filterText))
  if (problems[0]) throw new Error(problems[0].message)
  return paramsToQuestion(filter, own, rules.goals).question
}

function medianOf(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}

/** The first round, in ms, and the medians of those after it. */
async function measureParts(filterText: string, own: PathsParams): Promise<{ first: Times; median: Times }> {
  const question = questionOf(filterText, own, await readWorkspace(db))
  const rounds: Times[] = []
  for (let round = 0; round <= Number(values.rounds); round++) {
    const started = performance.now()
    const report = readPaths(question, nowMs, db)
    const times = {} as Times
    await Promise.all(
      parts.map(async (part) => {
        await report[part]
        times[part] = performance.now() - started
      }),
    )
    rounds.push(times)
  }
  const [first = {} as Times, ...others] = rounds
  const median = (part: (typeof parts)[number]) => medianOf(others.map((times) => times[part]))
  return { first, median: Object.fromEntries(parts.map((part) => [part, median(part)])) as Times }
}

async function open(): Promise<Database> {
  if (values.url) return openPostgres(values.url)
  const embedded = openEmbedded()
  await migrate(embedded)
  await loadYear(Number(values.embedded ?? 1_000_000), console.log, embedded)
  return embedded
}
