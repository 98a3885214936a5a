import { createHash } from 'node:crypto'
import type { Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { formatInstant } from '@/lib/time/format-instant'
import { isUser } from './clean-join'

/** Several known users that someone said were one. */
export interface Conflict {
  /** Their keys, sorted. */
  users: string[]
  /** These and the keys that they were named with. */
  keys: string[]
  leadIds: string[]
  reason: string
  atMs: number
}

/** One row for the same users, however often it happens: only `times` rises. */
export async function writeConflicts(tx: Transaction, conflicts: readonly Conflict[]): Promise<void> {
  const sorted = conflicts
    .map((conflict) => ({ id: idOf(conflict), ...conflict }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const { id, keys, leadIds, reason, atMs } of sorted) {
    await tx.execute(sql`
      INSERT INTO identity_conflict AS old (id, at, keys, lead_ids, reason)
      VALUES (${id}, ${formatInstant(atMs)}::timestamptz, ${keys}::text[], ${leadIds}::text[], ${reason})
      ON CONFLICT (id) DO UPDATE SET at = excluded.at, lead_ids = excluded.lead_ids, reason = excluded.reason,
        times = old.times + 1,
        keys = old.keys || ARRAY(SELECT key FROM unnest(excluded.keys) AS key WHERE key <> ALL(old.keys))`)
  }
}

/** What was in conflict is one lead's by now: nobody need look at it again. */
export async function settleConflicts(tx: Transaction, leadKeys: readonly string[], nowMs: number): Promise<void> {
  const users = leadKeys.filter(isUser)
  await tx.execute(sql`
    UPDATE identity_conflict SET dismissed_at = ${formatInstant(nowMs)}::timestamptz
    WHERE dismissed_at IS NULL AND keys && ${users}::text[] AND NOT EXISTS (
      SELECT FROM unnest(keys) AS key WHERE key LIKE 'user:%' AND key <> ALL(${users}::text[]))`)
}

function idOf({ users }: Conflict): string {
  return createHash('sha256').update(JSON.stringify(users)).digest('base64url').slice(0, 22)
}
