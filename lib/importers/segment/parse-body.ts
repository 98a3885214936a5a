import type { Json } from '@/lib/events/incoming-event'
import { type Report, readReport, textOf } from '../report'

// A body of Segment's HTTP tracking API: one call by itself, or a batch of calls that each name their type.

export const callTypes = ['track', 'page', 'screen', 'identify', 'group', 'alias'] as const
export type CallType = (typeof callTypes)[number]
export type Endpoint = CallType | 'batch' | 'import'

/** One call, not yet looked into. */
export interface RawCall {
  /** Undefined when the batch does not name one that we know. */
  type: CallType | undefined
  /** Null when it is no object. */
  call: Report | null
}

export interface ParsedCalls {
  calls: RawCall[]
  /** When the batch was sent, as it says itself. */
  sentAt: Json | undefined
  /** The key, where it stands in the body. */
  writeKey: string | undefined
}

const maxCalls = 2_500

/** The calls of a body, or why it has none. */
export function parseBody(body: unknown, endpoint: Endpoint): ParsedCalls | { broken: string } {
  const envelope = readReport(body)
  if (!envelope) return { broken: 'The body is no JSON object.' }
  const { sentAt } = envelope
  const writeKey = textOf(envelope.writeKey)
  if (endpoint !== 'batch' && endpoint !== 'import') {
    return { calls: [{ type: endpoint, call: envelope }], sentAt, writeKey }
  }
  const { batch } = envelope
  if (!Array.isArray(batch)) return { broken: 'batch is no array of calls.' }
  if (batch.length > maxCalls) {
    return { broken: `batch has ${batch.length} calls; at most ${maxCalls} are taken at a time.` }
  }
  const calls = batch.map((value) => {
    const call = readReport(value)
    return { call, type: callTypes.find((type) => type === (call?.type ?? call?.action)) }
  })
  return { calls, sentAt, writeKey }
}
