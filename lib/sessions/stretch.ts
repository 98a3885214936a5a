import type { LockedLead } from '@/lib/leads/lock-leads'
import type { SessionEvent } from '@/lib/sessionizer'

/** A stretch of one lead's time in which sessions may change. */
export interface Stretch {
  leadId: string
  /** Sessions with a moment after this (ms) and before `toMs` are computed anew. May be infinite. */
  fromMs: number
  toMs: number
  /** Counted events that are not stored yet, in order, their `seq` above every stored one. */
  added: SessionEvent[]
  /** False when it is known that no stored session lies there. */
  mayTouch: boolean
}

/**
 * Stretches around events of one lead, given in order: one for each run of events without a pause of `gapMs`. Apart, they
 * cost what they hold; a batch that goes back years does not drag the years in between along.
 */
export function aroundEvents(
  lead: Pick<LockedLead, 'id' | 'firstSeenAt' | 'lastSeenAt'>,
  events: readonly SessionEvent[],
  gapMs: number,
): Stretch[] {
  const stretches: Stretch[] = []
  let last: Stretch | undefined
  for (const event of events) {
    if (last === undefined || event.occurredAt >= last.toMs) {
      last = { leadId: lead.id, fromMs: event.occurredAt - gapMs, toMs: 0, added: [], mayTouch: false }
      stretches.push(last)
    }
    last.added.push(event)
    last.toMs = event.occurredAt + gapMs
  }
  const { firstSeenAt, lastSeenAt } = lead
  for (const stretch of stretches) {
    stretch.mayTouch =
      firstSeenAt !== null && lastSeenAt !== null && stretch.fromMs < lastSeenAt && stretch.toMs > firstSeenAt
  }
  return stretches
}

/** All of a lead's time, for when its sessions were computed by other rules. */
export function wholeLife(leadId: string, added: SessionEvent[] = []): Stretch {
  return { leadId, fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY, added, mayTouch: true }
}

/** Stretches of a lead that hold the instants (ms) and nothing else: for events that are gone. */
export function atInstants(leadId: string, instants: readonly number[]): Stretch[] {
  return [...new Set(instants)].map((at) => ({ leadId, fromMs: at - 1, toMs: at + 1, added: [], mayTouch: true }))
}
