import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { lockWorkspace } from '@/lib/settings/workspace'
import { type RebuildOptions, rebuildStale } from './rebuild-stale'
import { recountDayStat } from './recount-day-stat'

export interface Rebuild {
  leads: number
  /** True when it went on with a rebuild that had been stopped. */
  resumed: boolean
}

/**
 * Makes the session index, the totals of leads, day_stat and the codes of touches anew from the events. Every lead
 * first counts as stale; events may arrive meanwhile. Stopped at any moment, the next call goes on where it was.
 */
export async function rebuildSessions(options: RebuildOptions = {}, db: Database = database()): Promise<Rebuild> {
  const resumed = await begin(db)
  const leads = await rebuildStale(options, db)
  await db.transaction(async (tx) => {
    await lockWorkspace(tx)
    await recountDayStat(tx)
    await tx.execute(sql`UPDATE workspace SET rebuilding = NULL WHERE id = 1`)
  })
  return { leads, resumed }
}

/** Marks all leads as stale, unless a rebuild is under way; then those that it has left are. */
function begin(db: Database): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockWorkspace(tx)
    const started = await tx.execute(sql`
      UPDATE workspace SET rules_version = rules_version + 1, rebuilding = rules_version + 1
      WHERE id = 1 AND rebuilding IS NULL`)
    return started === 0
  })
}
