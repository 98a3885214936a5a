import type { Database } from '@/lib/db/database'
import { raw, type Sql, sql } from '@/lib/db/sql'

/** How long something takes, in ms. */
export interface Measured {
  /** Planning and execution of all its statements in the database, one after the other. */
  database: number
  /** The whole call, from the function's start to its answer. */
  call: number
}

/** A database that remembers the statements it is asked. Of one for a whole run memory holds what a server's would. */
export interface Recorded extends Database {
  statements: Sql[]
}

export function recorded(db: Database): Recorded {
  const recorded: Recorded = {
    ...db,
    statements: [],
    query(statement) {
      recorded.statements.push(statement)
      return db.query(statement)
    },
  }
  return recorded
}

/** Medians over `rounds`, after one round that warms the caches up. */
export async function measure(
  work: (db: Database) => Promise<unknown>,
  db: Recorded,
  rounds: number,
): Promise<Measured> {
  const statements = await statementsOf(work, db)
  const calls: number[] = []
  const databases: number[] = []
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    await work(db)
    calls.push(performance.now() - started)
    let sum = 0
    for (const statement of statements) sum += await databaseTime(statement, db)
    databases.push(sum)
  }
  return { database: median(databases), call: median(calls) }
}

/** The statements that a function sends. */
export async function statementsOf(work: (db: Database) => Promise<unknown>, db: Recorded): Promise<Sql[]> {
  db.statements = []
  await work(db)
  return [...db.statements]
}

interface Plan {
  'Planning Time': number
  'Execution Time': number
}

async function databaseTime(statement: Sql, db: Database): Promise<number> {
  const [row] = await db.query<{ 'QUERY PLAN': [Plan] }>(sql`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${statement}`)
  const plan = row?.['QUERY PLAN'][0]
  return (plan?.['Planning Time'] ?? 0) + (plan?.['Execution Time'] ?? 0)
}

/** The time of one statement alone, in ms; null when it is not done after `timeoutMs`. */
export async function measureOnce(statement: Sql, db: Database, timeoutMs: number): Promise<number | null> {
  const started = performance.now()
  try {
    await db.transaction(async (tx) => {
      await tx.execute(raw(`SET LOCAL statement_timeout = ${Math.round(timeoutMs)}`))
      await tx.query(statement)
    })
    return performance.now() - started
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '57014') return null
    throw error
  }
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}
