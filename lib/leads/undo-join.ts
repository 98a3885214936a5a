import { database } from '@/lib/db/client'
import type { Database, Transaction } from '@/lib/db/database'
import { preferIndexes } from '@/lib/db/prefer-indexes'
import { sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import { cleanCard } from '@/lib/events/clean-event'
import { recogniseAnew } from '@/lib/events/recognise-anew'
import { newLead } from '@/lib/events/resolve-leads'
import { planSessions } from '@/lib/sessions/plan-sessions'
import { countChanges, writeChanges } from '@/lib/sessions/write-changes'
import { shareWorkspace } from '@/lib/settings/workspace'
import { cardOf, takeBack } from './joins/card'
import { type Edge, type EdgeRecord, edgeColumns, edgeKey, toEdge, writeEdges } from './joins/edge-table'
import { type Forest, lockForest, ownKeyOf, pathOf, type Tree } from './joins/forest'
import { partEvents } from './joins/part-events'
import { writeTexts } from './lead-text'
import type { LockedLead } from './lock-leads'
import { insertLeads, updateLeads } from './save-leads'
import type { UndoneJoin } from './types'

/**
 * Parts what a join brought together: the joined keys, all events that came by them before and since, and the old card
 * go back. Other joins, earlier or later ones, stay as they are. No call to identify joins the two again: see `joinAgain`.
 * @throws AppError 'not_found', 'conflict' when it has been undone already
 */
export function undoJoin(id: string, nowMs: number = Date.now(), db: Database = database()): Promise<UndoneJoin> {
  return db.transaction((tx) => undo(tx, id, nowMs))
}

async function undo(tx: Transaction, id: string, nowMs: number): Promise<UndoneJoin> {
  const { rules, rulesVersion } = await shareWorkspace(tx)
  await preferIndexes(tx)
  const { forest, tree, cut } = await lockJoin(tx, id)
  const branch = branchOf(forest, tree, cut)
  const made = await leadOf(tx, tree, branch, rulesVersion)
  takeBack(cut, [...pathOf(forest, cut.intoKey)], branch.rest, tree.lead)
  await writeEdges(tx, branch.rest)
  await tx.execute(sql`UPDATE lead_join SET undone_at = ${new Date(nowMs)} WHERE id = ${id}`)
  const kept = { lead: tree.lead, ownKey: ownKeyOf(tree) }
  if (!made) {
    await tx.execute(sql`DELETE FROM identity WHERE key = ANY(${branch.keys}::text[])`)
    await updateLeads(tx, [kept.lead])
    await writeTexts(tx, [kept.lead.id])
    return { leadId: kept.lead.id, partedId: null }
  }
  const parted = { lead: made.lead, ownKey: edgeKey(cut) }
  await insertLeads(tx, [parted.lead], made.createdAt)
  await tx.execute(sql`UPDATE identity SET lead_id = ${cut.from} WHERE key = ANY(${branch.keys}::text[])`)
  const stretches = await partEvents(tx, { kept, parted, keys: branch.keys }, rules, rulesVersion)
  const changes = await planSessions(tx, stretches, rules)
  const leads = [kept.lead, parted.lead]
  for (const lead of leads) lead.rulesVersion = rulesVersion
  await writeChanges(tx, changes, leads, countChanges(leads, changes))
  await writeTexts(
    tx,
    leads.map(({ id }) => id),
  )
  await recogniseAnew(tx, leads, rules)
  return { leadId: kept.lead.id, partedId: parted.lead.id }
}

async function lockJoin(tx: Transaction, id: string): Promise<{ forest: Forest; tree: Tree; cut: Edge }> {
  const [record] = await tx.query<EdgeRecord>(sql`SELECT ${edgeColumns} FROM lead_join WHERE id = ${id}`)
  if (!record) throw new AppError('not_found', 'There is no such join: the lead may have been erased.')
  const key = edgeKey(toEdge(record))
  const forest = await lockForest(tx, [key])
  const tree = forest.trees.get(key)
  const cut = forest.edges.get(record.from_lead)
  if (!tree || cut?.id !== id) throw new AppError('conflict', 'This join has been undone already.')
  return { forest, tree, cut }
}

interface Branch {
  cut: Edge
  /** The keys that come off. */
  keys: string[]
  /** Edges that come off with them. */
  below: Edge[]
  /** All edges but the cut one. */
  rest: Edge[]
}

function branchOf(forest: Forest, { keys: all }: Tree, cut: Edge): Branch {
  const keys = all.filter((key) => [...pathOf(forest, key)].includes(cut))
  const own = new Set(keys)
  const rest = [...forest.edges.values()].filter((edge) => edge !== cut)
  return { cut, keys, rest, below: rest.filter((edge) => own.has(edgeKey(edge))) }
}

/** The lead that comes back; null when there never was one, and nothing has come by its key since. */
async function leadOf(
  tx: Transaction,
  { lead }: Tree,
  { cut, keys, below }: Branch,
  rulesVersion: number,
): Promise<{ lead: LockedLead; createdAt: number } | null> {
  const empty = newLead(cut.from, rulesVersion)
  if (cut.card && cut.card.createdAt !== null) {
    return { lead: { ...empty, ...cardOf(cut.card) }, createdAt: cut.card.createdAt }
  }
  const [row] = await tx.query<{ at: Date | null }>(sql`
    SELECT least(
      (SELECT min(received_at) FROM event WHERE lead_id = ${lead.id} AND via = ANY(${keys}::text[])),
      (SELECT min((event->>'received_at')::timestamptz) FROM event_aside WHERE key = ANY(${keys}::text[]))
    ) AS at`)
  const times = below.map(({ joinedAt }) => joinedAt)
  if (row?.at) times.push(row.at.getTime())
  if (times.length === 0) return null
  return { lead: { ...empty, ...cleanCard(cut.card ?? {}, edgeKey(cut)) }, createdAt: Math.min(...times) }
}
