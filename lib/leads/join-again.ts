import { database } from '@/lib/db/client'
import type { Database, Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import { cleanCard } from '@/lib/events/clean-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { joinAll } from './join-leads'
import { type EdgeRecord, edgeColumns, edgeKey, toEdge } from './joins/edge-table'
import type { JoinOutcome } from './types'

/**
 * Joins again what someone had parted, as a person's word.
 * @throws AppError 'not_found' when nothing is parted (any more), 'conflict' when the two are different users by now
 */
export function joinAgain(id: string, nowMs: number = Date.now(), db: Database = database()): Promise<JoinOutcome> {
  return db.transaction(async (tx) => {
    const [record] = await tx.query<EdgeRecord>(
      sql`SELECT ${edgeColumns} FROM lead_join WHERE id = ${id} AND undone_at IS NOT NULL`,
    )
    if (!record) throw new AppError('not_found', 'There is nothing parted to join again.')
    const edge = toEdge(record)
    const keys = [edge.intoKey, edgeKey(edge)]
    const join = { keys, card: cleanCard({}, undefined), at: 0, reason: 'person' as const }
    const [outcome] = await joinAll(tx, [join], nowMs, true)
    if (!outcome?.leadId || outcome.outcome === 'conflict') {
      throw new AppError('conflict', outcome?.reason ?? 'They could not be joined.')
    }
    await forgetParting(tx, outcome.leadId)
    return outcome
  })
}

/** Nothing within one lead is parted. */
async function forgetParting(tx: Transaction, leadId: string): Promise<void> {
  const rows = await tx.query<{ key: string }>(sql`SELECT key FROM identity WHERE lead_id = ${leadId}`)
  const own = rows.map(({ key }) => leadIdOf(key))
  await tx.execute(sql`
    DELETE FROM lead_join
    WHERE undone_at IS NOT NULL AND from_lead = ANY(${own}::text[]) AND into_lead = ANY(${own}::text[])`)
}
