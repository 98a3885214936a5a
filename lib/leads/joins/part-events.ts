import type { Transaction } from '@/lib/db/database'
import { raw, sql } from '@/lib/db/sql'
import { isCounted, type Rules } from '@/lib/sessionizer'
import { atInstants, type Stretch, wholeLife } from '@/lib/sessions/stretch'
import type { LockedLead } from '../lock-leads'
import { bringBack } from './aside-table'
import { lastingColumns } from './move-events'

interface Parting {
  /** The lead that keeps the other keys. */
  kept: { lead: LockedLead; ownKey: string }
  /** The lead, stored, that the keys go to. */
  parted: { lead: LockedLead; ownKey: string }
  keys: readonly string[]
}

/**
 * Moves the events that came by the keys. Duplicates that have nothing to give way to any more come back. The stretches
 * in which sessions of the two are to be computed anew.
 */
export async function partEvents(
  tx: Transaction,
  { kept, parted, keys }: Parting,
  rules: Rules,
  rulesVersion: number,
): Promise<Stretch[]> {
  const gone = await move(tx, kept.lead.id, parted.lead.id, parted.ownKey, keys)
  await tx.execute(sql`
    UPDATE event_aside SET lead_id = ${parted.lead.id}
    WHERE lead_id = ${kept.lead.id} AND key = ANY(${[...keys]}::text[])`)
  const refilled = await bringBack(
    tx,
    [kept, parted].map(({ lead, ownKey }) => ({ id: lead.id, ownKey })),
  )
  const instants = gone.filter((event) => isCounted(event, rules)).map(({ occurredAt }) => occurredAt)
  const isWhole =
    refilled.has(kept.lead.id) || kept.lead.rulesVersion !== rulesVersion || instants.length * 4 > kept.lead.eventCount
  const ofKept = isWhole ? [wholeLife(kept.lead.id)] : atInstants(kept.lead.id, instants)
  return [wholeLife(parted.lead.id), ...ofKept]
}

interface GoneEvent {
  occurredAt: number
  type: string
  suppressed: string | null
}

async function move(
  tx: Transaction,
  from: string,
  into: string,
  intoKey: string,
  keys: readonly string[],
): Promise<GoneEvent[]> {
  const columns = raw(lastingColumns.join(', '))
  await tx.execute(sql`
    INSERT INTO event (lead_id, via, ${columns})
    SELECT ${into}, CASE WHEN via <> ${intoKey} THEN via END, ${columns}
    FROM event WHERE lead_id = ${from} AND via = ANY(${[...keys]}::text[])`)
  const rows = await tx.query<{ occurred_at: Date; type: string; suppressed: string | null }>(sql`
    DELETE FROM event WHERE lead_id = ${from} AND via = ANY(${[...keys]}::text[])
    RETURNING occurred_at, type, suppressed`)
  return rows.map(({ occurred_at, ...event }) => ({ occurredAt: occurred_at.getTime(), ...event }))
}
