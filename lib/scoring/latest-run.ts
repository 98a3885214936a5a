import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { findLatest } from './run-table'
import { scoringProblem } from './start-run'
import type { ScoringRun } from './types'

/** The latest time that points were given anew; null when they never were. */
export async function latestRun(db: Database = database()): Promise<ScoringRun | null> {
  const run = await findLatest(db)
  if (!run) return null
  const { id, leads, events, sessions, points, leads_total: leadsTotal } = run
  const isRunning = run.state === 'running'
  return {
    ...{ id, isRunning, leads, leadsTotal, events, sessions, points },
    startedAt: run.started_at.getTime(),
    finishedAt: run.finished_at?.getTime() ?? null,
    problem: isRunning ? scoringProblem() : null,
  }
}
