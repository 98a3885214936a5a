import { randomUUID } from 'node:crypto'
import { database } from '@/lib/db/client'
import type { Database, Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import { lockWorkspace } from '@/lib/settings/workspace'
import { listScoringRules } from './rule-table'
import { findRunning, type RunRecord } from './run-table'
import { scoreLeads } from './score-leads'

/**
 * Writes down that all points are to be given anew by the rules as they are now; `continueRun` does it. Rules that change
 * meanwhile hold for new events alone.
 * @throws AppError 'conflict' while that is under way
 */
export function beginRun(nowMs: number, db: Database = database()): Promise<void> {
  return db.transaction(async (tx) => {
    await lockWorkspace(tx)
    if (await findRunning(tx)) throw new AppError('conflict', 'Points are being given anew already.')
    const rules = await listScoringRules(tx)
    const [leads] = await tx.query<{ count: number }>(sql`SELECT count(*) AS count FROM lead`)
    await tx.execute(sql`
      INSERT INTO scoring_run (id, state, started_at, rules, leads_total)
      VALUES (${randomUUID()}, 'running', ${new Date(nowMs)}, ${JSON.stringify(rules)}::jsonb, ${leads?.count ?? 0}::int)`)
  })
}

interface Options {
  /** About how many events a chunk may hold; less keeps others waiting less. */
  eventsPerChunk?: number
  /** Ends it after the chunk at hand. */
  signal?: AbortSignal
}

const leadsPerChunk = 200

/**
 * Goes on with the run that is under way, if any, a chunk of leads after the other in the order of their ids. Each chunk
 * is one transaction that also says how far it came: stopped or killed at any moment, the next call goes on from there.
 */
export async function continueRun(
  { eventsPerChunk = 20_000, signal }: Options = {},
  db: Database = database(),
  nowMs: () => number = Date.now,
): Promise<void> {
  while (!signal?.aborted && (await db.transaction((tx) => scoreChunk(tx, eventsPerChunk, nowMs())))) {
    // The next chunk.
  }
}

/** False when there is nothing left to do. */
async function scoreChunk(tx: Transaction, eventsPerChunk: number, nowMs: number): Promise<boolean> {
  const run = await lockRun(tx)
  if (!run) return false
  const ids = await nextLeads(tx, run.after, eventsPerChunk)
  const last = ids.at(-1)
  const joined = last === undefined ? await joinedSince(tx, run.started_at) : []
  const { events, sessions, points } = await scoreLeads(tx, [...ids, ...joined].sort(), run.rules)
  const isDone = last === undefined
  await tx.execute(sql`
    UPDATE scoring_run SET after = ${last ?? run.after}, leads = leads + ${ids.length}::int,
      events = events + ${events}::int, sessions = sessions + ${sessions}::int, points = points + ${points}::bigint,
      state = ${isDone ? 'done' : 'running'}, finished_at = ${isDone ? new Date(nowMs) : null}::timestamptz
    WHERE id = ${run.id}`)
  return !isDone
}

/** Two processes would take turns. */
async function lockRun(tx: Transaction): Promise<RunRecord | undefined> {
  const run = await findRunning(tx)
  if (!run) return undefined
  await tx.query(sql`SELECT id FROM scoring_run WHERE id = ${run.id} FOR UPDATE`)
  return findRunning(tx)
}

/** The next leads by id: at most 200, and about as many as hold `eventsPerChunk`. */
async function nextLeads(tx: Transaction, after: string, eventsPerChunk: number): Promise<string[]> {
  const rows = await tx.query<{ id: string; event_count: number }>(sql`
    SELECT id, event_count FROM lead WHERE id > ${after} ORDER BY id LIMIT ${leadsPerChunk}::int`)
  let events = 0
  const ids: string[] = []
  for (const { id, event_count: count } of rows) {
    events += count
    if (ids.length > 0 && events > eventsPerChunk) break
    ids.push(id)
  }
  return ids
}

/** Leads that took events over, or gave them back, while the run went by: some may have come from leads not yet done. */
async function joinedSince(tx: Transaction, startedAt: Date): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    SELECT into_lead AS id FROM lead_join WHERE joined_at >= ${startedAt} OR undone_at >= ${startedAt}
    UNION SELECT from_lead FROM lead_join WHERE undone_at >= ${startedAt}`)
  return rows.map(({ id }) => id)
}
