import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { isAppError } from '@/lib/errors'
import { cleanEvent } from '@/lib/events/clean-event'
import { cleanJoin } from '@/lib/leads/joins/clean-join'
import type { CallResult, IncomingItem, ItemOutcome, WritableItem } from './types'
import { writeQueued } from './write-queue'

const maxAheadMs = 24 * 3_600_000

/**
 * Stores what one call of a sender brings: joins first, then events. Every item is judged by itself, so a bad one never
 * takes the others along. Small calls that arrive at the same time share a transaction; the promise resolves when what
 * it reports has been committed.
 * @throws AppError 'unavailable' when the database is away, or more is waiting than can be held: the sender should try again
 */
export async function recordCall(
  items: readonly IncomingItem[],
  db: Database = database(),
  nowMs: number = Date.now(),
): Promise<CallResult> {
  const reasons = items.map((item) => reasonAgainst(item, nowMs))
  const good = items.filter(
    (item, index): item is WritableItem => reasons[index] === undefined && !('rejected' in item),
  )
  const written = good.length === 0 ? [] : await writeQueued(good, db)
  const next = written.values()
  return toResult(
    reasons.map((reason, index) =>
      reason === undefined
        ? { index, outcome: next.next().value ?? 'duplicate' }
        : { index, outcome: 'rejected', reason },
    ),
  )
}

/** Why an item cannot be stored, or undefined when it can. */
function reasonAgainst(item: IncomingItem, nowMs: number): string | undefined {
  if ('rejected' in item) return item.rejected
  const at = 'join' in item ? item.join.at : item.event.occurredAt
  if (at > nowMs + maxAheadMs) return 'The time is more than 24 hours in the future.'
  try {
    if ('join' in item) cleanJoin(item.join)
    else cleanEvent(item.event)
    return undefined
  } catch (error) {
    if (isAppError(error)) return error.message
    throw error
  }
}

function toResult(outcomes: ItemOutcome[]): CallResult {
  const count = (wanted: ItemOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length
  return { outcomes, accepted: count('created'), duplicates: count('duplicate'), rejected: count('rejected') }
}
