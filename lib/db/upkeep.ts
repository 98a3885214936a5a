import type pg from 'pg'

// PostgreSQL keeps itself in shape in the background: it writes checkpoints, clears dead rows and gathers statistics. The
// embedded database has no background, so this is done here, between transactions, as rows come in.

const megabyte = 2 ** 20
const firstAfter = 1 * megabyte
const atMostEvery = 16 * megabyte // of text copied in; about 100 MB of log, which a start after a crash must go through

export interface Upkeep {
  /** To be called after each transaction that copied rows in. */
  afterCopy(bytes: number): Promise<void>
}

export function upkeepOf(pool: pg.Pool): Upkeep {
  let copied = 0
  let due = firstAfter
  return {
    async afterCopy(bytes) {
      copied += bytes
      if (copied < due) return
      copied = 0
      due = Math.min(due * 2, atMostEvery)
      await tidy(pool)
    },
  }
}

/**
 * Tables that have doubled since they were looked at last, or hold many dead rows. While indexes are parked nobody reads:
 * then only dead rows count, and the rest is done once before they are made (`restoreIndexes`).
 */
const worn = `
  SELECT name, is_dead OR is_new AS vacuum, is_new OR is_changed AS analyze
  FROM (
    SELECT s.relname AS name, n_dead_tup > 2000 + 0.4 * n_live_tup AS is_dead,
      NOT is_filled AND n_ins_since_vacuum > 2000 + greatest(reltuples, 0) AS is_new,
      NOT is_filled AND n_mod_since_analyze > 2000 + greatest(reltuples, 0) AS is_changed
    FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid,
      (SELECT to_regclass('parked_index') IS NOT NULL AS is_filled) AS state
  ) AS tables
  WHERE is_dead OR is_changed`

async function tidy(pool: pg.Pool): Promise<void> {
  await pool.query('SELECT pg_stat_force_next_flush()') // counts of the last second may not have been written down yet
  const { rows } = await pool.query<{ name: string; vacuum: boolean; analyze: boolean }>(worn)
  for (const { name, vacuum, analyze } of rows) {
    await pool.query(vacuum ? `VACUUM (ANALYZE ${analyze}) "${name}"` : `ANALYZE "${name}"`)
  }
  await pool.query('CHECKPOINT')
}
