import type { Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { Arrival } from './arrivals'
import { viaFinder } from './event-table'
import type { BatchLeads } from './resolve-leads'

interface Separated {
  fresh: Arrival[]
  /** Duplicates of what came by another key of the lead: an undo may part the two. */
  refused: Arrival[]
}

/**
 * Parts new events from those that are stored or came before in the batch. The leads must be locked.
 * @param areNew when none of them is taken for stored: it will not go into the table if it is
 */
export async function separateDuplicates(
  tx: Transaction,
  arrivals: readonly Arrival[],
  { stored }: BatchLeads,
  areNew: boolean,
): Promise<Separated> {
  const doubtful = areNew ? [] : arrivals.filter(({ leadId }) => stored.has(leadId))
  const seen = await readEventKeys(tx, doubtful)
  const viaOf = viaFinder()
  const fresh: Arrival[] = []
  const refused: Arrival[] = []
  for (const arrival of arrivals) {
    const { leadId, event } = arrival
    const key = eventKey(leadId, event.id)
    const other = seen.get(key)
    if (other === undefined) {
      seen.set(key, { leadKey: event.lead.key })
      fresh.push(arrival)
      continue
    }
    const isOfSameKey =
      'leadKey' in other ? other.leadKey === event.lead.key : other.via === viaOf(event.lead.key, leadId)
    if (!isOfSameKey) refused.push(arrival)
  }
  return { fresh, refused }
}

/** What an event came by: of one of this batch, its lead's key; of a stored one, the column. */
type CameBy = { leadKey: string } | { via: string | null }

/** Which of the events are stored. Asked under the lock of their leads, so that the answer holds. */
async function readEventKeys(tx: Transaction, arrivals: Arrival[]): Promise<Map<string, CameBy>> {
  if (arrivals.length === 0) return new Map()
  const rows = await tx.query<{ lead_id: string; id: string; via: string | null }>(sql`
    SELECT e.lead_id, e.id, e.via FROM unnest(
      ${arrivals.map(({ leadId }) => leadId)}::text[], ${arrivals.map(({ event }) => event.id)}::text[]
    ) AS given (lead_id, id)
    JOIN event e ON e.lead_id = given.lead_id AND e.id = given.id`)
  return new Map(rows.map(({ lead_id, id, via }) => [eventKey(lead_id, id), { via }]))
}

function eventKey(leadId: string, id: string): string {
  return `${leadId} ${id}`
}
