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
  const judged = items.map((item) => judge(item, nowMs))
  const good = judged.filter((item): item is WritableItem => !('rejected' in item))
  const written = good.length === 0 ? [] : await writeQueued(good, db)
  const next = written.values()
  return toResult(
    judged.map((item, index) =>
      'rejected' in item
        ? { index, outcome: 'rejected', reason: item.rejected }
        : { index, outcome: next.next().value ?? 'duplicate' },
    ),
  )
}

/** The item as it can be stored, or why it cannot. */
function judge(item: IncomingItem, nowMs: number): WritableItem | { rejected: string } {
  if ('rejected' in item) return item
  const at = 'join' in item ? item.join.at : item.event.occurredAt
  if (at > nowMs + maxAheadMs) return { rejected: 'The time is more than 24 hours in the future.' }
  try {
    if ('event' in item) return { event: cleanEvent(item.event) }
    cleanJoin(item.join)
    return item
  } catch (error) {
    if (isAppError(error)) return { rejected: error.message }
    throw error
  }
}

function toResult(outcomes: ItemOutcome[]): CallResult {
  const count = (wanted: ItemOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length
  return { outcomes, accepted: count('created'), duplicates: count('duplicate'), rejected: count('rejected') }
}
