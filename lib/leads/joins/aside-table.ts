import type { Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'

// Where events wait whose lead has another event of the same id, which came before. They come back when an undone join
// parts the two.

export interface EventPlace {
  leadId: string
  id: string
}

/** @param keyOf the key that a lead's id was made of */
export async function putAside(
  tx: Transaction,
  places: readonly EventPlace[],
  keyOf: (leadId: string) => string,
): Promise<void> {
  if (places.length === 0) return
  const leadIds = places.map(({ leadId }) => leadId)
  const ids = places.map(({ id }) => id)
  await tx.execute(sql`
    INSERT INTO event_aside (key, id, lead_id, seq, event)
    SELECT coalesce(e.via, place.own_key), e.id, e.lead_id, e.seq, to_jsonb(e)
    FROM unnest(${leadIds}::text[], ${ids}::text[], ${leadIds.map(keyOf)}::text[]) AS place (lead_id, id, own_key)
    JOIN event e ON e.lead_id = place.lead_id AND e.id = place.id
    ON CONFLICT (key, id) DO NOTHING`)
  await tx.execute(sql`
    DELETE FROM event USING unnest(${leadIds}::text[], ${ids}::text[]) AS place (lead_id, id)
    WHERE event.lead_id = place.lead_id AND event.id = place.id`)
}

/**
 * Brings back what has nothing to give way to any more: of several the one that came first. Returns the leads that it went to.
 */
export async function bringBack(
  tx: Transaction,
  leads: readonly { id: string; ownKey: string }[],
): Promise<Set<string>> {
  const rows = await tx.query<{ lead_id: string }>(sql`
    WITH free AS (
      SELECT DISTINCT ON (aside.lead_id, aside.id) aside.key, aside.id, aside.lead_id, aside.event,
        CASE WHEN aside.key <> lead.own_key THEN aside.key END AS via
      FROM unnest(${leads.map(({ id }) => id)}::text[], ${leads.map(({ ownKey }) => ownKey)}::text[]) AS lead (id, own_key)
      JOIN event_aside aside ON aside.lead_id = lead.id
      WHERE NOT EXISTS (SELECT FROM event e WHERE e.lead_id = aside.lead_id AND e.id = aside.id)
      ORDER BY aside.lead_id, aside.id, aside.seq
    ), gone AS (
      DELETE FROM event_aside USING free WHERE event_aside.key = free.key AND event_aside.id = free.id
    )
    INSERT INTO event SELECT (
      jsonb_populate_record(NULL::event, free.event || jsonb_build_object('lead_id', free.lead_id, 'via', free.via))
    ).* FROM free RETURNING lead_id`)
  return new Set(rows.map((row) => row.lead_id))
}
