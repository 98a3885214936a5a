// Fills an empty PostgreSQL database with a generated year of events and sessions.
//   npm run bench -- load --url postgresql://postgres@127.0.0.1:5502/bench_1m --events 1000000
import { parseArgs } from 'node:util'
import { migrate } from '@/lib/db/migrate'
import { openPostgres } from '@/lib/db/postgres'
import { sql } from '@/lib/db/sql'
import { loadYear } from './load-year'

const { values } = parseArgs({ options: { url: { type: 'string' }, events: { type: 'string', default: '1000000' } } })
if (!values.url) throw new Error('Give --url of an empty PostgreSQL database')

const started = performance.now()
const db = openPostgres(values.url)
await migrate(db)
const [some] = await db.query(sql`SELECT 1 FROM event LIMIT 1`)
if (some) throw new Error('The database already holds events')
await loadYear(Number(values.events), say, db)
await db.close()

function say(what: string): void {
  console.log(`${Math.round((performance.now() - started) / 1000)} s: ${what}`)
}
