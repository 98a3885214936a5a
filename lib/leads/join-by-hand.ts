import type { Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import { cleanCard } from '@/lib/events/clean-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { joinAll } from './join-leads'
import { isUser } from './joins/clean-join'
import { settleConflicts } from './joins/conflict-table'
import type { JoinOutcome } from './types'

/**
 * Joins what a person says is one, known users and what someone had parted too. Of several users, the lead of the one
 * named first stays.
 * @param keys the keys that the person was shown: users among them may become one, and no others
 * @throws AppError 'conflict' when one of them has become another user's
 */
export async function joinByHand(
  tx: Transaction,
  keys: readonly string[],
  { shown = keys, note, nowMs }: { shown?: readonly string[]; note: string | null; nowMs: number },
): Promise<JoinOutcome & { leadId: string }> {
  const join = { keys: [...keys], card: cleanCard({}, undefined), at: 0, reason: 'person' as const }
  const [outcome] = await joinAll(tx, [join], nowMs, { users: new Set(shown.filter(isUser)), note })
  const leadId = outcome?.leadId
  if (!outcome || !leadId || outcome.outcome === 'conflict') {
    throw new AppError('conflict', outcome?.reason ?? 'They could not be joined.')
  }
  const rows = await tx.query<{ key: string }>(sql`SELECT key FROM identity WHERE lead_id = ${leadId}`)
  const leadKeys = rows.map(({ key }) => key)
  await forgetParting(tx, leadKeys.map(leadIdOf))
  await settleConflicts(tx, leadKeys, nowMs)
  return { ...outcome, leadId }
}

/** Nothing within one lead is parted. */
async function forgetParting(tx: Transaction, own: readonly string[]): Promise<void> {
  await tx.execute(sql`
    DELETE FROM lead_join
    WHERE undone_at IS NOT NULL AND from_lead = ANY(${own}::text[]) AND into_lead = ANY(${own}::text[])`)
}
