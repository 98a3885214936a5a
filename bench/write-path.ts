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
import { generateEvents } from './write-path-events'

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
