import type { Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { cleanCard } from '@/lib/events/clean-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { newLead, readIdentities } from '@/lib/events/resolve-leads'
import { type LockedLead, lockLeads } from '../lock-leads'
import type { KeptCard } from './card'
import { type Edge, readEdges } from './edge-table'

// Every identity key has an id of its own (`leadIdOf`), which is that of the lead that it would make alone. A join says
// that one of these ids is another one: an edge. So the keys of a lead form a tree, whose root is the id of the lead, and to
// undo a join is to cut its edge: what hangs on it comes off, whatever was joined before or since.

/** A lead with all its keys. */
export interface Tree {
  lead: LockedLead
  createdAt: number
  /** `key`: a key that has no lead yet. */
  state: 'stored' | 'new' | 'key'
  keys: string[]
  /** Whether its card is no longer the stored one. */
  isChanged: boolean
  /** The tree that it has become a part of. */
  joinedTo?: Tree
}

export interface Forest {
  /** By key. */
  trees: Map<string, Tree>
  /** The joins that hold, by the id that they start from. */
  edges: Map<string, Edge>
  /** Ids that someone has parted: they are not joined again. */
  apart: { from: string; into: string }[]
}

/** The trees of all leads that the keys name, locked. */
export async function lockForest(tx: Transaction, keys: readonly string[]): Promise<Forest> {
  const leads = await lockLeadsOf(tx, keys)
  const ids = [...leads.keys()]
  const trees = new Map<string, Tree>()
  const created = await readCreatedAt(tx, ids)
  const byLead = new Map([...leads].map(([id, lead]) => [id, storedTree(lead, created.get(id) ?? 0)]))
  const rows = await tx.query<{ key: string; lead_id: string }>(
    sql`SELECT key, lead_id FROM identity WHERE lead_id = ANY(${ids}::text[]) ORDER BY key`,
  )
  for (const { key, lead_id } of rows) {
    const tree = byLead.get(lead_id)
    if (!tree) continue
    tree.keys.push(key)
    trees.set(key, tree)
  }
  const own = [...new Set([...trees.keys(), ...keys])].map(leadIdOf)
  const edges = await readEdges(tx, own)
  return { trees, edges: new Map(edges.map((edge) => [edge.from, edge])), apart: await readApart(tx, own) }
}

/** Those of the keys' leads that exist. Under their locks the answer holds. */
async function lockLeadsOf(tx: Transaction, keys: readonly string[]): Promise<Map<string, LockedLead>> {
  let known = await readIdentities(tx, keys)
  for (;;) {
    const [leads, now] = await Promise.all([
      lockLeads(tx, [...new Set(known.values())].sort()),
      readIdentities(tx, keys),
    ])
    if (keys.every((key) => now.get(key) === known.get(key))) return leads
    known = now
  }
}

async function readCreatedAt(tx: Transaction, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: string; created_at: Date }>(
    sql`SELECT id, created_at FROM lead WHERE id = ANY(${ids}::text[])`,
  )
  return new Map(rows.map((row) => [row.id, row.created_at.getTime()]))
}

async function readApart(tx: Transaction, ids: readonly string[]): Promise<Forest['apart']> {
  return tx.query<{ from: string; into: string }>(sql`
    SELECT from_lead AS "from", into_lead AS "into" FROM lead_join
    WHERE undone_at IS NOT NULL AND from_lead = ANY(${ids}::text[]) AND into_lead = ANY(${ids}::text[])`)
}

function storedTree(lead: LockedLead, createdAt: number): Tree {
  return { lead, createdAt, state: 'stored', keys: [], isChanged: false }
}

/** A key that has no lead yet. */
export function keyTree(key: string, rulesVersion: number, nowMs: number): Tree {
  const lead = { ...newLead(leadIdOf(key), rulesVersion), ...cleanCard({}, key) }
  return { lead, createdAt: nowMs, state: 'key', keys: [key], isChanged: false }
}

/** The tree that this one is part of by now. */
export function rootOf(tree: Tree): Tree {
  let root = tree
  while (root.joinedTo) root = root.joinedTo
  return root
}

/** The key that the lead's id was made of. */
export function ownKeyOf({ lead, keys }: Tree): string {
  const own = keys.find((key) => leadIdOf(key) === lead.id)
  if (own === undefined) throw new Error(`Lead ${lead.id} has lost the key that it was made of`)
  return own
}

/** Whether someone has parted a key of the one from a key of the other. */
export function areApart({ apart }: Forest, a: Tree, b: Tree): boolean {
  if (apart.length === 0) return false
  const [ofA, ofB] = [new Set(a.keys.map(leadIdOf)), new Set(b.keys.map(leadIdOf))]
  return apart.some(({ from, into }) => (ofA.has(from) && ofB.has(into)) || (ofB.has(from) && ofA.has(into)))
}

/** The joins on the way from a key to its lead. */
export function* pathOf({ edges }: Pick<Forest, 'edges'>, key: string): Generator<Edge> {
  for (let edge = edges.get(leadIdOf(key)); edge; edge = edges.get(edge.into)) yield edge
}

export function keptCard({ lead, createdAt }: Tree): KeptCard {
  const { name, email, company, owner } = lead
  return { name, email, company, owner, createdAt }
}
