import type { Queryable } from '@/lib/db/database'
import { raw, sql } from '@/lib/db/sql'
import type { ScoringRule } from '@/lib/points/types'

export interface RunRecord {
  id: string
  state: 'running' | 'done'
  started_at: Date
  finished_at: Date | null
  rules: ScoringRule[]
  after: string
  leads_total: number
  leads: number
  events: number
  sessions: number
  points: number
}

const columns = raw('id, state, started_at, finished_at, rules, after, leads_total, leads, events, sessions, points')

/** The run that is under way. */
export async function findRunning(db: Queryable): Promise<RunRecord | undefined> {
  const [run] = await db.query<RunRecord>(
    sql`SELECT ${columns} FROM scoring_run WHERE state = 'running' ORDER BY started_at LIMIT 1`,
  )
  return run
}

/** The latest run. */
export async function findLatest(db: Queryable): Promise<RunRecord | undefined> {
  const [run] = await db.query<RunRecord>(sql`SELECT ${columns} FROM scoring_run ORDER BY started_at DESC, id LIMIT 1`)
  return run
}
