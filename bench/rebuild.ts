// `npm run sessions -- rebuild` over a generated year: all sessions anew from their events.
//   npm run bench -- rebuild [--events 200000] [--url postgresql://...]   an empty database; embedded without --url
import { parseArgs } from 'node:util'
import { openEmbedded } from '@/lib/db/embedded'
import { migrate } from '@/lib/db/migrate'
import { openPostgres } from '@/lib/db/postgres'
import { sql } from '@/lib/db/sql'
import { rebuildSessions } from '@/lib/sessions/rebuild-sessions'
import { loadYear } from './load-year'

const { values } = parseArgs({ options: { url: { type: 'string' }, events: { type: 'string', default: '200000' } } })

const db = values.url ? openPostgres(values.url) : openEmbedded()
await migrate(db)
const [some] = await db.query(sql`SELECT 1 FROM event LIMIT 1`)
if (some) throw new Error('The database already holds events')
await loadYear(Number(values.events), () => {}, db)
const before = await count()
const started = performance.now()
const { leads } = await rebuildSessions({}, db)
const seconds = (performance.now() - started) / 1000
const after = await count()
console.table({
  [db.engine]: {
    events: after.events,
    sessions: after.sessions,
    leads,
    seconds: Number(seconds.toFixed(1)),
    'events/s': Math.round(after.events / seconds),
  },
})
if (after.sessions !== before.sessions) throw new Error(`There were ${before.sessions} sessions before`)
await db.close()

async function count() {
  const [row] = await db.query<{ events: number; sessions: number }>(
    sql`SELECT (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM session) AS sessions`,
  )
  return row ?? { events: 0, sessions: 0 }
}
