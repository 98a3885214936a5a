import type { Transaction } from '@/lib/db/database'
import { raw, sql } from '@/lib/db/sql'
import { isCounted, type Rules, type SessionEvent } from '@/lib/sessionizer'
import { planSessions } from '@/lib/sessions/plan-sessions'
import {
  groupByLead,
  type SessionEventRow,
  sessionEventColumns,
  toSessionEvent,
} from '@/lib/sessions/read-session-events'
import { readTouched } from '@/lib/sessions/read-touched'
import type { SessionChanges } from '@/lib/sessions/session-table'
import { aroundEvents, type Stretch, wholeLife } from '@/lib/sessions/stretch'
import type { LockedLead } from '../lock-leads'
import { type EventPlace, putAside } from './aside-table'

/** The columns of `event` that stay as they are when an event goes to another lead. */
export const lastingColumns = [
  ...['id', 'seq', 'occurred_at', 'received_at', 'type', 'label', 'path', 'title', 'url', 'referrer', 'campaign'],
  ...['utm_source', 'utm_medium', 'utm_term', 'utm_content', 'points', 'rule_id', 'suppressed', 'props'],
  ...['points_given', 'message', 'agent', 'noise_given'],
]

/** One lead with all its events becomes part of another. */
export interface Move {
  from: string
  /** The key that the lead's id was made of: its events came by it, unless `via` says otherwise. */
  fromKey: string
  into: LockedLead
}

export interface PlannedMove {
  changes: Map<string, SessionChanges>
  /** Events of whichever lead that have the same id as an earlier one, and give way. */
  duplicates: EventPlace[]
  /** Leads whose own events give way: planned anew when all is moved. */
  displaced: LockedLead[]
  /** The number of events that move, by the lead that they leave. */
  counts: Map<string, number>
}

/** What the moves do to sessions. Reads only; the leads must be locked. */
export async function planMoves(
  tx: Transaction,
  moves: readonly Move[],
  rules: Rules,
  rulesVersion: number,
): Promise<PlannedMove> {
  if (moves.length === 0) return { changes: new Map(), duplicates: [], displaced: [], counts: new Map() }
  const events = await readEvents(
    tx,
    moves.map(({ from }) => from),
  )
  const intoOf = new Map(moves.map(({ from, into }) => [from, into]))
  const { duplicates, displaced } = await findDuplicates(tx, events, intoOf)
  const gives = new Set(duplicates.map(({ leadId, id }) => `${leadId} ${id}`))
  const arrivals = events
    .filter((event) => !gives.has(`${event.leadId} ${event.id}`) && isCounted(event, rules))
    .map((event) => ({ ...event, leadId: intoOf.get(event.leadId)?.id ?? '' }))
  const byLead = groupByLead(arrivals)
  const targets = [...new Set(intoOf.values())].filter((lead) => !displaced.includes(lead))
  const stretches = targets.flatMap((lead): Stretch[] => {
    const added = (byLead.get(lead.id) ?? []).sort((a, b) => a.occurredAt - b.occurredAt || a.seq - b.seq)
    const isStale = lead.rulesVersion !== rulesVersion
    return isStale ? [wholeLife(lead.id, added)] : aroundEvents(lead, added, rules.gapMs)
  })
  const changes = await planSessions(tx, stretches, rules)
  const left = await readTouched(
    tx,
    moves.map(({ from }) => wholeLife(from)),
  )
  for (const [{ leadId }, removed] of left) changes.set(leadId, { removed, added: [] })
  const counts = new Map<string, number>()
  for (const { leadId } of events) counts.set(leadId, (counts.get(leadId) ?? 0) + 1)
  return { changes, duplicates, displaced, counts }
}

async function readEvents(tx: Transaction, leadIds: string[]): Promise<SessionEvent[]> {
  const rows = await tx.query<SessionEventRow>(
    sql`SELECT ${sessionEventColumns} FROM event e WHERE e.lead_id = ANY(${leadIds}::text[])`,
  )
  return rows.map(toSessionEvent)
}

/** Of several events of one id, the one that came first stays. */
async function findDuplicates(
  tx: Transaction,
  events: readonly SessionEvent[],
  intoOf: Map<string, LockedLead>,
): Promise<{ duplicates: EventPlace[]; displaced: LockedLead[] }> {
  const intos = events.map(({ leadId }) => intoOf.get(leadId)?.id ?? '')
  const stored = await tx.query<{ lead_id: string; id: string; seq: number }>(sql`
    SELECT e.lead_id, e.id, e.seq FROM (
      SELECT DISTINCT lead_id, id FROM unnest(${intos}::text[], ${events.map(({ id }) => id)}::text[]) AS pair (lead_id, id)
    ) AS given JOIN event e ON e.lead_id = given.lead_id AND e.id = given.id`)
  const first = new Map<string, EventPlace & { seq: number }>()
  const duplicates: EventPlace[] = []
  const compete = (into: string, place: EventPlace & { seq: number }) => {
    const key = `${into} ${place.id}`
    const other = first.get(key)
    if (!other || place.seq < other.seq) first.set(key, place)
    if (other) duplicates.push(place.seq < other.seq ? other : place)
  }
  for (const { lead_id: leadId, id, seq } of stored) compete(leadId, { leadId, id, seq })
  for (const [index, { leadId, id, seq }] of events.entries()) compete(intos[index] ?? '', { leadId, id, seq })
  const giving = new Set(duplicates.map(({ leadId }) => leadId))
  return { duplicates, displaced: [...new Set(intoOf.values())].filter(({ id }) => giving.has(id)) }
}

/** Moves the events: new rows under the other lead. Those left behind go with their leads, see `removeLeads`. */
export async function moveEvents(
  tx: Transaction,
  moves: readonly Move[],
  duplicates: readonly EventPlace[],
  keyOf: (leadId: string) => string,
): Promise<void> {
  if (moves.length === 0) return
  const froms = moves.map(({ from }) => from)
  const intos = moves.map(({ into }) => into.id)
  await putAside(tx, duplicates, keyOf)
  const columns = raw(lastingColumns.join(', '))
  await tx.execute(sql`
    INSERT INTO event (lead_id, via, ${columns})
    SELECT move.into_lead, coalesce(via, move.from_key), ${columns}
    FROM unnest(${froms}::text[], ${moves.map(({ fromKey }) => fromKey)}::text[], ${intos}::text[])
      AS move (from_lead, from_key, into_lead)
    JOIN event ON event.lead_id = move.from_lead`)
  await tx.execute(sql`
    UPDATE event_aside SET lead_id = move.into_lead
    FROM unnest(${froms}::text[], ${intos}::text[]) AS move (from_lead, into_lead)
    WHERE event_aside.lead_id = move.from_lead`)
}

/** Leads whose sessions are gone already, with what is left of their events. */
export async function removeLeads(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.execute(sql`DELETE FROM lead WHERE id = ANY(${[...ids]}::text[])`)
}
