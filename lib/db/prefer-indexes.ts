import type { Transaction } from './database'
import { raw } from './sql'

/**
 * For a transaction that reads and changes a few rows of large tables, all by key: its cost must follow the rows, also
 * while the tables have no statistics yet (the embedded database gathers none by itself), when a guess would have it
 * read them whole.
 */
export async function preferIndexes(tx: Transaction): Promise<void> {
  await tx.query(
    raw(`SELECT set_config(name, 'off', true)
    FROM unnest(ARRAY['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'jit']) AS name`),
  )
}
