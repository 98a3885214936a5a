import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Database } from '@/lib/db/database'
import { openEmbedded } from '@/lib/db/embedded'
import { migrate } from '@/lib/db/migrate'
import { openPostgres } from '@/lib/db/postgres'
import { sql } from '@/lib/db/sql'
import type { IncomingEvent, IncomingJoin } from '@/lib/events/incoming-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { recordEvents } from '@/lib/events/record-events'
import { eraseLead } from '@/lib/leads/erase-lead'
import { joinLeads } from '@/lib/leads/join-leads'
import { undoJoin } from '@/lib/leads/undo-join'
import { verifySessions } from '@/lib/sessions/verify-sessions'

// How long joins take, of leads of different sizes, and calls to identify that bring nothing new.
//   npm run bench -- joins [--sizes 10,1000,100000] [--url postgresql://... (an empty database)]

const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '10,1000,100000' }, url: { type: 'string' } },
})
const start = Date.UTC(2025, 0, 1)

const folder = mkdtempSync(join(tmpdir(), 'leadtrail-bench-'))
const db = values.url ? openPostgres(values.url) : openEmbedded(folder)
try {
  await migrate(db)
  console.log('engine      moved     kept   join ms   undo ms  erase ms')
  for (const size of values.sizes.split(',').map(Number)) {
    await measureJoin(db, size, 1000)
    if (size > 1000) await measureJoin(db, 1000, size)
  }
  await measureIdentify(db, 1000)
  const { count } = await verifySessions({}, db)
  console.log(`${count} differences`)
} finally {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
}

/** A visitor with `moved` events becomes a user who has `kept`. */
async function measureJoin(database: Database, moved: number, kept: number): Promise<void> {
  const [visitor, user] = [`anon:${moved}-${kept}`, `user:${moved}-${kept}`]
  await fill(database, visitor, moved)
  await fill(database, user, kept)
  const joined = await timed(() => joinLeads([same(user, visitor)], database))
  const [row] = await database.query<{ id: string }>(
    sql`SELECT id FROM lead_join WHERE from_lead = ${leadIdOf(visitor)}`,
  )
  const undone = await timed(() => undoJoin(row?.id ?? '', Date.now(), database))
  const erased = await timed(() => eraseLead(leadIdOf(visitor), Date.now(), database))
  const figures = [moved, kept, joined, undone, erased].map((value) => Math.round(value).toString().padStart(9))
  console.log(database.engine.padEnd(8), figures.join(' '))
}

/** A call each, as pages send them: first new, then with nothing new. */
async function measureIdentify(database: Database, count: number): Promise<void> {
  const joins = Array.from({ length: count }, (_, index) => same(`user:one-${index}`, `anon:one-${index}`))
  for (const name of ['new', 'known']) {
    const ms = await timed(async () => {
      for (const one of joins) await joinLeads([one], database)
    })
    console.log(`${database.engine.padEnd(8)} identify, ${name}: ${(ms / count).toFixed(2)} ms a call`)
  }
  const fresh = joins.map(({ keys }) => same(...keys.map((key) => `${key}-batch`)))
  const ms = await timed(() => joinLeads(fresh, database))
  console.log(`${database.engine.padEnd(8)} identify, ${count} new in one batch: ${Math.round(ms)} ms`)
}

async function fill(database: Database, key: string, count: number): Promise<void> {
  for (let done = 0; done < count; done += 10_000) {
    const batch = Array.from({ length: Math.min(10_000, count - done) }, (_, index) => event(key, done + index))
    await recordEvents(batch, database)
  }
}

/** A session of four events every hour. */
function event(key: string, index: number): IncomingEvent {
  return {
    id: `${key} ${index}`,
    lead: { key },
    occurredAt: start + Math.floor(index / 4) * 3_600_000 + (index % 4) * 60_000,
    type: 'page_view',
    path: `/page-${index % 50}`,
    points: 1,
  }
}

function same(...keys: string[]): IncomingJoin {
  return { keys, card: {}, at: start, reason: 'identify' }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
