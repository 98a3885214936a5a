import pg from 'pg'
import type { Database } from './database'
import { openPool } from './pooled'

/** PostgreSQL (or a Citus coordinator) at `url`. Connects at the first statement. */
export function openPostgres(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    pipeline: true,
    connectionTimeoutMillis: 5000,
    // Compiling a statement takes longer than any of ours takes to run.
    options: '-c timezone=UTC -c jit=off',
  })
  return { engine: 'postgres', ...openPool(pool) }
}
