import { database } from '@/lib/db/client'
import type { Database, Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { perDatabase } from './per-database'
import type { LoggedCall, SourceCall } from './types'

// The last calls of each key, for the Sources page. No call waits for its line: lines gather in memory and are written
// about once a second. A server that is killed loses the lines of that second, never the events.

/** How many calls of a key are kept. */
export const keptCalls = 100
const flushEveryMs = 1_000
/** How many rejects of a call are kept. */
const maxProblems = 10
const maxReasonLength = 300

interface Log {
  /** By key, the latest last. */
  pending: Map<string, SourceCall[]>
  timer: NodeJS.Timeout | undefined
  flushing: Promise<void> | undefined
  count: number
}

const logOf = perDatabase(
  'leadtrailCallLog',
  (): Log => ({
    pending: new Map(),
    timer: undefined,
    flushing: undefined,
    count: 0,
  }),
)

/** Notes a call. It is in the database about a second later. */
export function logCall(call: LoggedCall, db: Database = database()): void {
  const log = logOf(db)
  const calls = log.pending.get(call.keyId) ?? []
  log.pending.set(call.keyId, calls)
  calls.push({ ...call, id: callId(call.at, log.count++), problems: shorten(call.problems) })
  if (calls.length > keptCalls) calls.shift()
  schedule(log, db)
}

/** Writes down what has been noted. When the database is away, the lines stay for the next time. */
export async function flushCalls(db: Database = database()): Promise<void> {
  const log = logOf(db)
  await log.flushing
  if (log.pending.size === 0) return
  const { pending } = log
  log.pending = new Map()
  log.flushing = db
    .transaction((tx) => store(tx, [...pending.values()].flat()))
    .catch((error: unknown) => {
      putBack(log, pending)
      throw error
    })
    .finally(() => {
      log.flushing = undefined
    })
  await log.flushing
}

/** The last calls of a key, the latest first. */
export async function listCalls(keyId: string, db: Database = database()): Promise<SourceCall[]> {
  await flushCalls(db)
  const rows = await db.query<SourceCall & { at: Date }>(sql`
    SELECT id, key_id AS "keyId", at, route, status, accepted, duplicates, rejected, problems
    FROM source_call WHERE key_id = ${keyId} ORDER BY at DESC, id DESC LIMIT ${keptCalls}`)
  return rows.map((row) => ({ ...row, at: row.at.getTime() }))
}

function schedule(log: Log, db: Database): void {
  log.timer ??= setTimeout(() => {
    log.timer = undefined
    flushCalls(db).catch(() => schedule(log, db)) // the lines are still there; whoever lists them hears of the failure
  }, flushEveryMs).unref()
}

async function store(tx: Transaction, calls: SourceCall[]): Promise<void> {
  await tx.copy(
    'source_call',
    {
      id: 'text',
      key_id: 'text',
      at: 'timestamptz',
      route: 'text',
      status: 'int4',
      accepted: 'int4',
      duplicates: 'int4',
      rejected: 'int4',
      problems: 'jsonb',
    },
    calls.map(({ id, keyId, at, route, status, accepted, duplicates, rejected, problems }) => [
      ...[id, keyId, at, route, status, accepted, duplicates, rejected, JSON.stringify(problems)],
    ]),
  )
  for (const keyId of new Set(calls.map((call) => call.keyId))) {
    await tx.execute(sql`
      DELETE FROM source_call WHERE key_id = ${keyId} AND id NOT IN (
        SELECT id FROM source_call WHERE key_id = ${keyId} ORDER BY at DESC, id DESC LIMIT ${keptCalls})`)
  }
}

function putBack(log: Log, older: Map<string, SourceCall[]>): void {
  for (const [keyId, calls] of older) {
    log.pending.set(keyId, [...calls, ...(log.pending.get(keyId) ?? [])].slice(-keptCalls))
  }
}

/** Sorts calls of one instant as they came. */
function callId(atMs: number, count: number): string {
  return [
    atMs.toString(36).padStart(9, '0'),
    count.toString(36).padStart(6, '0'),
    crypto.randomUUID().slice(0, 8),
  ].join('-')
}

function shorten(problems: LoggedCall['problems']): LoggedCall['problems'] {
  return problems
    .slice(0, maxProblems)
    .map(({ index, reason }) => ({ index, reason: reason.slice(0, maxReasonLength) }))
}
