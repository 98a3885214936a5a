import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { latestRun } from '@/lib/scoring/latest-run'
import { rebuildProgress } from './rebuild-progress'
import type { BackgroundWork } from './types'

/** What the server does in the background, or did last. Every open page asks, so that it costs a few looks at small tables. */
export async function backgroundWork(nowMs: number, db: Database = database()): Promise<BackgroundWork> {
  const [rebuild, run, [workspace]] = await Promise.all([
    rebuildProgress(nowMs, db),
    latestRun(db),
    db.query<{ version: number }>(sql`SELECT rules_version AS version FROM workspace WHERE id = 1`),
  ])
  return { rebuild, run, rulesVersion: workspace?.version ?? null }
}
