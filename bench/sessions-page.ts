// What the sessions page asks of the database, at two sizes side by side, and what the same would cost without stored
// sessions. Databases are filled by `npm run bench -- load`.
//   npm run bench -- sessions-page --small postgresql://...bench_1m --large postgresql://...bench_10m [--rounds 7]
//     [--only newest] [--part 1/4] [--rows-only] [--explain] [--on-the-fly-timeout 60]
import { parseArgs } from 'node:util'
import type { Database } from '@/lib/db/database'
import { openPostgres } from '@/lib/db/postgres'
import { sql } from '@/lib/db/sql'
import { columnStore } from '@/lib/sessions/columns/column-store'
import { measure, measureOnce, type Recorded, recorded, statementsOf } from './measure'
import { onTheFly } from './on-the-fly'
import { casesOf } from './page-cases'

const { values } = parseArgs({
  options: {
    small: { type: 'string' },
    large: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    only: { type: 'string', default: '' },
    part: { type: 'string', default: '1/1' },
    'rows-only': { type: 'boolean', default: false },
    explain: { type: 'boolean', default: false },
    'on-the-fly-timeout': { type: 'string', default: '60' },
  },
})
if (!values.large) throw new Error('Give --large (and --small): databases filled by `npm run bench -- load`')
const rounds = Number(values.rounds)

const large = recorded(openPostgres(values.large))
const small = values.small ? recorded(openPostgres(values.small)) : null
if (values.explain) await explain(large)
else await run()
await large.close()
await small?.close()

async function run(): Promise<void> {
  for (const db of [small, large]) if (db) console.log(`${await sizeOf(db)}; ${await fillMemory(db)}`)
  console.log(`Milliseconds, median of ${rounds}. database: planning and execution; call: until the answer is there.\n`)
  print(['', 'database', 'call', 'database small', 'call small', 'large/small', 'target', ''])
  const smallCases = new Map((small ? await casesOf(small) : []).map((item) => [item.name, item]))
  const [part = 1, parts = 1] = values.part.split('/').map(Number)
  for (const [index, { name, targetMs, judged, work }] of (await casesOf(large)).entries()) {
    if (!name.includes(values.only) || index % parts !== part % parts) continue
    const there = await measure(work, large, rounds)
    const smallCase = smallCases.get(name)
    const here = small && smallCase ? await measure(smallCase.work, small, rounds) : null
    const ratio = here ? (there[judged] / here[judged]).toFixed(2) : ''
    const figures = [there.database, there.call, here?.database, here?.call].map((ms) => ms?.toFixed(1) ?? '')
    print([name, ...figures, ratio, `${targetMs}`, there[judged] > targetMs ? 'MISSED' : ''])
  }
  if (values.only === '' && parts === 1) await compareOnTheFly()
}

/** As the server does when it starts; with --rows-only nothing is kept, and the database counts. */
async function fillMemory(db: Recorded): Promise<string> {
  const store = columnStore(db, values['rows-only'] ? 0 : undefined)
  const started = performance.now()
  await store.readAhead()
  return `read into memory in ${((performance.now() - started) / 1000).toFixed(1)} s`
}

async function compareOnTheFly(): Promise<void> {
  const timeoutMs = Number(values['on-the-fly-timeout']) * 1000
  const newest = sql`started_at DESC`
  const pages = {
    newest: onTheFly(sql`TRUE`, newest),
    'longest first': onTheFly(sql`TRUE`, sql`duration DESC`),
    'entry + exit + events': onTheFly(
      sql`entry_type = 'email_open' AND exit_type = 'demo_request' AND event_count >= 3`,
      newest,
    ),
    'contains a type': onTheFly(sql`event_types @> ARRAY['demo_request']`, newest),
  }
  console.log('\nThe same pages grouped from the events by window functions, in seconds:')
  print(['', 'large', 'small'])
  for (const [name, statement] of Object.entries(pages)) {
    const times = await Promise.all([large, small].map((db) => db && measureOnce(statement, db, timeoutMs)))
    print([name, ...times.map((ms) => (ms === null ? `over ${timeoutMs / 1000}` : (ms / 1000).toFixed(1)))])
  }
}

async function explain(db: Recorded): Promise<void> {
  for (const { name, work } of await casesOf(db)) {
    if (!name.includes(values.only)) continue
    console.log(`\n== ${name}`)
    for (const statement of await statementsOf(work, db)) {
      const plan = await db.query<{ 'QUERY PLAN': string }>(sql`EXPLAIN (ANALYZE, BUFFERS) ${statement}`)
      console.log(plan.map((line) => line['QUERY PLAN']).join('\n'))
    }
  }
}

async function sizeOf(db: Database): Promise<string> {
  const [row] = await db.query<{ events: number; sessions: number; leads: number }>(sql`
    SELECT (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM session) AS sessions,
      (SELECT count(*) FROM lead) AS leads`)
  return `${db === large ? 'large' : 'small'}: ${row?.events} events, ${row?.sessions} sessions, ${row?.leads} leads`
}

function print(cells: readonly string[]): void {
  const [first = '', ...others] = cells
  console.log(first.padEnd(38) + others.map((cell) => cell.padStart(15)).join(''))
}
