import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Database } from '@/lib/db/database'
import { openEmbedded } from '@/lib/db/embedded'
import { migrate } from '@/lib/db/migrate'
import { openPostgres } from '@/lib/db/postgres'
import { sql } from '@/lib/db/sql'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { recordEvents } from '@/lib/events/record-events'

// Events per second through the write path, by engine and batch size, into an empty database. Events come as in a real
// log: in order of time, many leads at work side by side.
//   npm run bench -- write-path [--events 100000] [--batch 1000,10000] [--url postgresql://... (an empty database)]

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '100000' },
    batch: { type: 'string', default: '1000,10000' },
    url: { type: 'string' },
  },
})
const eventCount = Number(values.events)
const types = ['page_view', 'page_view', 'page_view', 'page_view', 'email_open', 'email_click', 'form_submit']

console.log('engine     batch     events   seconds   events/s   sessions')
for (const batch of values.batch.split(',').map(Number)) {
  const folder = mkdtempSync(join(tmpdir(), 'leadtrail-bench-'))
  const db = values.url ? openPostgres(values.url) : openEmbedded(folder)
  try {
    await migrate(db)
    const seconds = await load(db, batch)
    const [row] = await db.query<{ count: number }>(sql`SELECT count(*) AS count FROM session`)
    const figures = [
      seconds.toFixed(1).padStart(9),
      Math.round(eventCount / seconds)
        .toString()
        .padStart(10),
    ]
    console.log(
      db.engine.padEnd(8),
      String(batch).padStart(7),
      String(eventCount).padStart(10),
      ...figures,
      String(row?.count).padStart(10),
    )
  } finally {
    await db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function load(db: Database, batch: number): Promise<number> {
  const started = performance.now()
  let pending: IncomingEvent[] = []
  for (const event of generateEvents(eventCount)) {
    pending.push(event)
    if (pending.length < batch) continue
    await recordEvents(pending, db)
    pending = []
  }
  await recordEvents(pending, db)
  return (performance.now() - started) / 1000
}

/** Visits of one to seven events some two minutes apart, twenty at a time; a lead comes about five times. */
function* generateEvents(count: number): Generator<IncomingEvent> {
  const random = mulberry32(1)
  const leads = Math.ceil(count / 20)
  const open: { lead: number; left: number; at: number }[] = []
  let at = Date.UTC(2025, 0, 1)
  for (let i = 0; i < count; i++) {
    at += Math.floor(random() * 12_000)
    while (open.length < 20) open.push({ lead: Math.floor(random() * leads), left: 1 + Math.floor(random() * 7), at })
    const index = Math.floor(random() * open.length)
    const visit = open[index]
    if (!visit) continue
    visit.left--
    if (visit.left === 0) open.splice(index, 1)
    yield toEvent(i, visit.lead, at, random)
  }
}

function toEvent(index: number, lead: number, occurredAt: number, random: () => number): IncomingEvent {
  const type = types[Math.floor(random() * types.length)] ?? 'page_view'
  const path = type === 'page_view' ? `/blog/post-${Math.floor(random() * 300)}` : null
  return {
    id: `event-${index}`,
    lead: {
      key: `user:${lead}`,
      name: `Lead ${lead}`,
      email: `lead${lead}@example.com`,
      company: `Company ${lead % 500}`,
    },
    occurredAt,
    type,
    path,
    title: path && `The page at ${path}`,
    url: path && `https://www.example.com${path}?utm_source=newsletter`,
    referrer: random() < 0.2 ? 'https://www.google.com/' : null,
    campaign: type.startsWith('email') ? `campaign-${Math.floor(random() * 20)}` : null,
    points: Math.floor(random() * 10),
  }
}

/** A small seeded generator of numbers from 0 to 1. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
