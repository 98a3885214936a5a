import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { recordEvents } from '@/lib/events/record-events'
import { generateSample } from './generate-sample'

const batchSize = 2000

interface Options {
  /** Called after each batch with events written so far and in all. */
  onProgress?: (done: number, total: number) => void
}

/**
 * Writes the sample data, ending at `nowMs`, into a database that holds no lead yet; into any other, nothing.
 * Returns how many events were written.
 */
export async function loadSample(nowMs: number, options: Options = {}, db: Database = database()): Promise<number> {
  const [lead] = await db.query(sql`SELECT 1 FROM lead LIMIT 1`)
  if (lead) return 0
  const events = [...generateSample(nowMs)]
  for (let start = 0; start < events.length; start += batchSize) {
    await recordEvents(events.slice(start, start + batchSize), db)
    options.onProgress?.(Math.min(start + batchSize, events.length), events.length)
  }
  return events.length
}
