import type { CleanEvent } from './clean-event'
import type { BatchLeads } from './resolve-leads'

/** An event of a batch, with its lead. */
export interface Arrival {
  leadId: string
  event: CleanEvent
  /** Its place among the batch's. */
  index: number
}

/** The events of a batch in so many parts; all of a lead's are in one, in their order. */
export function intoParts(events: readonly CleanEvent[], { idOf }: BatchLeads, count: number): Arrival[][] {
  const parts = Array.from({ length: count }, (): Arrival[] => [])
  const partOf = new Map<string, Arrival[]>()
  for (const [index, event] of events.entries()) {
    const leadId = idOf.get(event.lead.key) ?? ''
    let part = partOf.get(leadId)
    if (!part) {
      part = parts[partOf.size % count] ?? []
      partOf.set(leadId, part)
    }
    part.push({ leadId, event, index })
  }
  return parts
}
