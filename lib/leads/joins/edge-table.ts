import type { Queryable, Transaction } from '@/lib/db/database'
import { raw, sql } from '@/lib/db/sql'
import { leadIdOf } from '@/lib/events/lead-id'
import type { JoinReason } from '../types'
import type { Given, KeptCard } from './card'

/** A join. See forest.ts. */
export interface Edge {
  id: string
  from: string
  /** The key that it was said to be, and that key's id. */
  intoKey: string
  into: string
  /** The keys that moved. */
  keys: string[]
  /** The number of events that moved. */
  events: number
  reason: JoinReason
  joinedAt: number
  undoneAt: number | null
  /** Why a person joined them; null for what a call said. */
  note: string | null
  /** The card of the joined lead; null when there was only a key. */
  card: KeptCard | null
  /** What the other lead's card took over. */
  given: Given
  state: 'stored' | 'changed' | 'new'
}

export const edgeColumns = raw(
  'id, from_lead, into_key, into_lead, keys, events, reason, joined_at, undone_at, note, card, given',
)

export interface EdgeRecord {
  id: string
  from_lead: string
  into_key: string
  into_lead: string
  keys: string[]
  events: number
  reason: JoinReason
  joined_at: Date
  undone_at: Date | null
  note: string | null
  card: KeptCard | null
  given: Given
}

export function toEdge(record: EdgeRecord): Edge {
  const { id, from_lead: from, into_key: intoKey, into_lead: into, keys, events, reason, note, card, given } = record
  const joinedAt = record.joined_at.getTime()
  const undoneAt = record.undone_at?.getTime() ?? null
  return { id, from, intoKey, into, keys, events, reason, joinedAt, undoneAt, note, card, given, state: 'stored' }
}

/** The key that the edge starts from. */
export function edgeKey({ keys, from }: Edge): string {
  const key = keys.find((moved) => leadIdOf(moved) === from)
  if (key === undefined) throw new Error(`The join of ${from} has lost the key that it starts from`)
  return key
}

/** The joins that hold and start from one of the ids. */
export async function readEdges(db: Queryable, from: readonly string[]): Promise<Edge[]> {
  const records = await db.query<EdgeRecord>(sql`
    SELECT ${edgeColumns} FROM lead_join WHERE from_lead = ANY(${from}::text[]) AND undone_at IS NULL`)
  return records.map(toEdge)
}

/** Stores those that are new or have changed. */
export async function writeEdges(tx: Transaction, edges: Iterable<Edge>): Promise<void> {
  const all = [...edges]
  const added = all.filter(({ state }) => state === 'new')
  await tx.copy(
    'lead_join',
    {
      id: 'text',
      from_lead: 'text',
      into_key: 'text',
      into_lead: 'text',
      keys: 'text[]',
      events: 'int4',
      reason: 'text',
      joined_at: 'timestamptz',
      note: 'text',
      card: 'jsonb',
      given: 'jsonb',
    },
    added.map(({ id, from, intoKey, into, keys, events, reason, joinedAt, note, card, given }) => [
      ...[id, from, intoKey, into, keys, events, reason, joinedAt, note],
      ...[card && JSON.stringify(card), JSON.stringify(given)],
    ]),
  )
  const changed = all.filter(({ state }) => state === 'changed')
  if (changed.length === 0) return
  await tx.execute(sql`
    UPDATE lead_join SET card = v.card::jsonb, given = v.given::jsonb
    FROM unnest(
      ${changed.map(({ id }) => id)}::text[], ${changed.map(({ card }) => card && JSON.stringify(card))}::text[],
      ${changed.map(({ given }) => JSON.stringify(given))}::text[]
    ) AS v (id, card, given)
    WHERE lead_join.id = v.id`)
}

/** A change of a join's card or of what it gave is to be stored. */
export function touch(edge: Edge): void {
  if (edge.state === 'stored') edge.state = 'changed'
}
