import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import { joinByHand } from './join-by-hand'
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
    const { intoKey, note } = edge
    return joinByHand(tx, [intoKey, edgeKey(edge)], { shown: [intoKey, ...edge.keys], note, nowMs })
  })
}
