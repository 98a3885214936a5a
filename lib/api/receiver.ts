import type { Database } from '@/lib/db/database'
import type { CallResult, IncomingItem } from '@/lib/ingest/types'
import type { WithBody } from './read-body'

// What a route that takes events says of itself, and what it is given. See receive.ts.

/** What a body says. */
export interface Received {
  items: IncomingItem[]
  /** The key, where it stands in the body. */
  secret?: string | undefined
  /** It is one call by itself: when that is rejected, so is the request. */
  isSingle: boolean
}

/** A request of a sender. */
export interface SenderRequest extends WithBody {
  method: string
  url: string
}

/** What is said to a sender: the JSON of a 200, or a problem. */
export type Answer = object | Response

/** A route by which senders bring events. */
export interface Receiver {
  /** As the log of calls names it. */
  route: string
  maxBytes: number
  /** The key that the request carries outside of its body. */
  secretOf(request: SenderRequest): string | null
  /** The key in a body that `read` refuses, for the log. */
  keyIn?(body: Buffer): string | null
  /** @throws AppError 'bad_request' when the body as a whole cannot be read */
  read(body: Buffer, around: { nowMs: number; db: Database }): Promise<Received>
  /** What a 200 says, for JSON. */
  answer(result: CallResult): object
}

export interface Process {
  db?: () => Database
  now?: () => number
}
