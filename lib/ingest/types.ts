import type { CleanEvent } from '@/lib/events/clean-event'
import type { IncomingEvent, IncomingJoin } from '@/lib/events/incoming-event'

// Types only, so that pure code and components may import it.

/** One item of a call: what happened, or who is whom, or why the sender's item is neither. */
export type IncomingItem = { event: IncomingEvent } | { join: IncomingJoin } | { rejected: string }

/** An item that has been found to be fit for the database. */
export type WritableItem = { event: CleanEvent } | { join: IncomingJoin }

/** What became of an item. `index` is its place in the call. */
export type ItemOutcome =
  | { index: number; outcome: 'created' | 'duplicate' }
  | { index: number; outcome: 'rejected'; reason: string }

export interface CallResult {
  /** One for each item, in their order. */
  outcomes: ItemOutcome[]
  accepted: number
  duplicates: number
  rejected: number
}

export interface ItemProblem {
  index: number
  reason: string
}

/** A call as the log keeps it. */
export interface LoggedCall {
  keyId: string
  /** Milliseconds since 1970 UTC. */
  at: number
  /** `/v1/batch` ... */
  route: string
  /** The HTTP status of its answer. */
  status: number
  accepted: number
  duplicates: number
  rejected: number
  /** The first few rejects; of a call refused as a whole, the one reason, with index 0. */
  problems: ItemProblem[]
}

/** A call of the log as it is read. */
export type SourceCall = LoggedCall & { id: string }
