import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { latestRun } from './latest-run'
import { beginRun } from './score-again'
import { startScoring } from './start-run'
import type { ScoringRun } from './types'

/**
 * Begins to give points anew, in the background.
 * @throws AppError 'conflict' while that is under way
 */
export async function beginAndStart(nowMs: number, db: Database = database()): Promise<ScoringRun | null> {
  await beginRun(nowMs, db)
  void startScoring(db)
  return latestRun(db)
}
