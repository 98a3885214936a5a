import type { Json } from '@/lib/events/incoming-event'
import { timeParser } from '../parse-time'
import type { Report } from '../report'

const parseTime = timeParser('UTC')
const dayMs = 24 * 3_600_000
/** A clock that differs from ours by no more is taken to be right. */
const rightWithinMs = 5 * 60_000

export interface Received {
  receivedAtMs: number
  /** When the batch was sent, by the sender's clock. */
  sentAt: Json | undefined
  /** The calls are history: their times stand as they are. */
  isImport: boolean
}

/**
 * When a call happened, by our clock. The sender's clock may be wrong, but what it measured between the call and its
 * sending is right: `receivedAt - (sentAt - originalTimestamp)`. A time stands as it is given when it is history: an
 * import, a `timestamp` beside the `originalTimestamp`, or a time more than a day before a right clock sent it. Without
 * any time the call happened now.
 */
export function callTime(call: Report, { receivedAtMs, sentAt, isImport }: Received): number | { rejected: string } {
  const { originalTimestamp, timestamp } = call
  const given = timestamp ?? originalTimestamp
  if (given === undefined || given === null) return receivedAtMs
  const givenMs = toMs(given)
  if (givenMs === undefined) return { rejected: `timestamp ${reasonAgainst(given)}` }
  const isHistory = isImport || (timestamp !== undefined && originalTimestamp !== undefined)
  const sentMs = isHistory ? undefined : toMs(call.sentAt ?? sentAt)
  if (sentMs === undefined) return givenMs
  const aheadMs = receivedAtMs - sentMs
  if (Math.abs(aheadMs) <= rightWithinMs && sentMs - givenMs > dayMs) return givenMs
  return givenMs + aheadMs
}

/** Undefined when it cannot be read: a `sentAt` like that is as good as none. */
function toMs(value: Json | undefined): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const parsed = parseTime(value)
  return 'ms' in parsed ? parsed.ms : undefined
}

function reasonAgainst(value: Json): string {
  if (typeof value !== 'string' && typeof value !== 'number') return 'is neither text nor a number'
  const parsed = parseTime(value)
  return 'reason' in parsed ? parsed.reason : ''
}
