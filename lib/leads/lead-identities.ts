import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { leadIdOf } from '@/lib/events/lead-id'
import { readIdentities } from '@/lib/events/resolve-leads'
import { readLeads } from '@/lib/sessions/read-leads'
import { type Edge, type EdgeRecord, edgeColumns, edgeKey, readEdges, toEdge } from './joins/edge-table'
import { pathOf } from './joins/forest'
import type { LeadIdentities, LeadJoin, PartedJoin } from './types'

/** By what a lead is known: its keys, how each came to it, and what someone has parted from it. */
export async function leadIdentities(leadId: string, db: Database = database()): Promise<LeadIdentities> {
  const rows = await db.query<{ key: string }>(sql`SELECT key FROM identity WHERE lead_id = ${leadId} ORDER BY key`)
  const keys = rows.map(({ key }) => key)
  const own = keys.map(leadIdOf)
  const [edges, parted, [aside]] = await Promise.all([
    readEdges(db, own),
    readParted(own, db),
    db.query<{ count: number }>(sql`SELECT count(*) AS count FROM event_aside WHERE lead_id = ${leadId}`),
  ])
  return {
    ownKey: keys.find((key) => leadIdOf(key) === leadId) ?? null,
    joins: toJoins(keys, edges).sort((a, b) => b.joinedAt - a.joinedAt || (a.key < b.key ? -1 : 1)),
    parted: await withLeads(parted, new Set(own), db),
    duplicates: aside?.count ?? 0,
  }
}

function toJoins(keys: readonly string[], all: readonly Edge[]): LeadJoin[] {
  const edges = new Map(all.map((edge) => [edge.from, edge]))
  const branches = new Map(all.map((edge) => [edge.id, [] as string[]]))
  for (const key of keys) for (const edge of pathOf({ edges }, key)) branches.get(edge.id)?.push(key)
  return all.map((edge) => {
    const { id, intoKey, reason, note, joinedAt, events } = edge
    return { id, key: edgeKey(edge), intoKey, reason, note, joinedAt, events, keys: branches.get(id) ?? [] }
  })
}

async function readParted(own: readonly string[], db: Database): Promise<Edge[]> {
  const records = await db.query<EdgeRecord>(sql`
    SELECT ${edgeColumns} FROM lead_join
    WHERE undone_at IS NOT NULL AND (from_lead = ANY(${own}::text[]) OR into_lead = ANY(${own}::text[]))
    ORDER BY undone_at DESC, id`)
  return records.map(toEdge)
}

async function withLeads(edges: readonly Edge[], own: ReadonlySet<string>, db: Database): Promise<PartedJoin[]> {
  const others = edges.map((edge) => (own.has(edge.from) ? edge.intoKey : edgeKey(edge)))
  const leadIds = await readIdentities(db, others)
  const leads = await readLeads(new Set(leadIds.values()), db)
  return edges.map(({ id, undoneAt }, index) => {
    const key = others[index] ?? ''
    return { id, key, undoneAt: undoneAt ?? 0, lead: leads.get(leadIds.get(key) ?? '') ?? null }
  })
}
