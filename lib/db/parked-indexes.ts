import type { Database, Queryable, Transaction } from './database'
import { raw, sql } from './sql'

// A table is filled much faster without the indexes that only readers want: keeping twenty of them in order row by row is
// a third of an import into an empty database. So they are taken away before it and made anew, all at once, after it.
// What they were stands in a table of its own that is there only meanwhile, written in the transactions that drop and
// make them: whenever the process dies, nothing is forgotten.

const tables = ['event', 'session', 'lead', 'lead_text', 'identity']

/** The write path looks things up by these. */
const needed = ['identity_lead', 'session_long']

/**
 * By these too, but it can do with the table's key, which begins with the lead as well, as long as leads have few rows or
 * come in order, so that nothing old is looked for. `restoreMissed` finds out.
 */
const missable = [
  { name: 'event_lead_time', instead: 'event_pkey' },
  { name: 'session_by_lead', instead: 'session_pkey' },
]

/**
 * Drops the indexes of leads, events and sessions that writing does without, as long as there is no event yet. Whether it
 * did; then `restoreIndexes` is due.
 */
export function parkIndexes(db: Database): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.execute(raw(`LOCK TABLE ${tables.join(', ')} IN ACCESS EXCLUSIVE MODE`))
    const [event] = await tx.query(raw('SELECT 1 FROM event LIMIT 1'))
    if (event) return false
    await tx.execute(raw('CREATE TABLE IF NOT EXISTS parked_index (name text PRIMARY KEY, definition text NOT NULL)'))
    const dropped = await tx.query<{ name: string }>(sql`
      INSERT INTO parked_index (name, definition)
      SELECT relname, pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
      WHERE indrelid = ANY(${tables}::regclass[])
        AND NOT indisunique AND relname <> ALL(${needed}::text[])
      RETURNING name`)
    for (const { name } of dropped) await tx.execute(raw(`DROP INDEX "${name}"`))
    return true
  })
}

/**
 * Makes the indexes that are parked, one at a time, and says after each how many of them are there. It also finishes what
 * a process that died has left. What the embedded database's upkeep has put off until now comes first.
 */
export async function restoreIndexes(
  db: Database,
  onProgress?: (done: number, total: number) => void | Promise<void>,
): Promise<void> {
  let done = 0
  if (db.engine === 'embedded' && (await areParked(db))) await db.execute(raw(`VACUUM (ANALYZE) ${tables.join(', ')}`))
  for (;;) {
    const left = await db.transaction(restoreNext)
    if (left === undefined) return
    done++
    await onProgress?.(done, done + left)
  }
}

/** Makes those parked indexes for want of which more rows have been read than two for each that came. */
export async function restoreMissed(db: Database): Promise<void> {
  await db.query(raw('SELECT pg_stat_force_next_flush()'))
  const read = await db.query<{ name: string }>(sql`
    SELECT indexrelname AS name FROM pg_stat_user_indexes JOIN pg_stat_user_tables USING (relid)
    WHERE indexrelname = ANY(${missable.map(({ instead }) => instead)}::text[]) AND idx_tup_read > 2 * n_tup_ins`)
  for (const { name, instead } of missable) {
    if (read.some((index) => index.name === instead)) await db.transaction((tx) => restoreNext(tx, name))
  }
}

/** How many are left after this one, the first or the one of that name; none when there was none. */
async function restoreNext(tx: Transaction, name?: string): Promise<number | undefined> {
  await tx.query(raw("SELECT pg_advisory_xact_lock(hashtext('parked_index'))::text")) // one process at a time
  if (!(await areParked(tx))) return undefined
  const parked = await tx.query<{ name: string; definition: string }>(raw('SELECT * FROM parked_index ORDER BY name'))
  const next = name === undefined ? parked[0] : parked.find((index) => index.name === name)
  if (next) {
    await tx.execute(raw(next.definition))
    await tx.execute(sql`DELETE FROM parked_index WHERE name = ${next.name}`)
  }
  if (parked.length <= (next ? 1 : 0)) await tx.execute(raw('DROP TABLE parked_index'))
  return next && parked.length - 1
}

async function areParked(db: Queryable): Promise<boolean> {
  const [there] = await db.query(raw("SELECT 1 FROM pg_class WHERE oid = to_regclass('parked_index')"))
  return there !== undefined
}
