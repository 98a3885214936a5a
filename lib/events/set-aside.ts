import type { Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { formatInstant } from '@/lib/time/format-instant'
import type { CleanEvent } from './clean-event'
import { eventColumns, eventValues } from './event-table'

/**
 * Keeps events that their lead has already by another of its keys: they count for nothing, but come back when an undone
 * join parts the two (lib/leads/joins/aside-table.ts). Of one key the first is kept.
 */
export async function setAside(
  tx: Transaction,
  refused: readonly { leadId: string; event: CleanEvent }[],
  receivedAtMs: number,
): Promise<void> {
  if (refused.length === 0) return
  const rows = refused.map(({ leadId, event }) => {
    const values = eventValues(leadId, event, receivedAtMs, null)
    const row = Object.fromEntries(Object.keys(eventColumns).map((column, index) => [column, values[index] ?? null]))
    const times = { occurred_at: formatInstant(event.occurredAt), received_at: formatInstant(receivedAtMs) }
    return JSON.stringify({ ...row, ...times, props: event.props === null ? null : JSON.parse(event.props) })
  })
  await tx.execute(sql`
    INSERT INTO event_aside (key, id, lead_id, seq, event)
    SELECT key, id, lead_id, seq, event::jsonb || jsonb_build_object('seq', seq) FROM (
      SELECT key, id, lead_id, event, nextval('event_seq_seq') AS seq FROM unnest(
        ${refused.map(({ event }) => event.lead.key)}::text[], ${refused.map(({ event }) => event.id)}::text[],
        ${refused.map(({ leadId }) => leadId)}::text[], ${rows}::text[]
      ) AS given (key, id, lead_id, event)
    ) AS numbered
    ON CONFLICT (key, id) DO NOTHING`)
}
