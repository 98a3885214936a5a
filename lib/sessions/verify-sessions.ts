import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { preferIndexes } from '@/lib/db/prefer-indexes'
import { raw, sql } from '@/lib/db/sql'
import { readWorkspace } from '@/lib/settings/workspace'
import { findDifferences } from './find-differences'

export interface Verification {
  leads: number
  /** How many differences there are. */
  count: number
  /** The first of them, a sentence each. */
  differences: string[]
  /** Leads whose sessions were computed by older rules: until they are rebuilt they may differ. */
  staleLeads: number
}

interface Options {
  /** How many differences to keep; all are counted. */
  limit?: number
  /** Called with the number of leads looked at and of all. */
  onProgress?: (done: number, total: number) => void
}

/**
 * Computes all sessions anew from the events and compares: every session with its trail, the totals of every lead, and
 * day_stat. Sees the database as it is at one moment, and changes nothing.
 */
export async function verifySessions(
  { limit = 20, onProgress }: Options = {},
  db: Database = database(),
): Promise<Verification> {
  const { rules, rulesVersion } = await readWorkspace(db)
  return db.transaction(async (tx) => {
    await tx.execute(raw('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ'))
    await preferIndexes(tx)
    const [leads] = await tx.query<{ count: number; stale: number }>(sql`
      SELECT count(*) AS count, count(*) FILTER (WHERE rules_version <> ${rulesVersion}::int) AS stale FROM lead`)
    const total = leads?.count ?? 0
    const differences: string[] = []
    let count = 0
    for await (const difference of findDifferences(tx, rules, (done) => onProgress?.(done, total))) {
      count++
      if (differences.length < limit) differences.push(difference)
    }
    return { leads: total, count, differences, staleLeads: leads?.stale ?? 0 }
  })
}
