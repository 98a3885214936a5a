import { database } from '@/lib/db/client'
import type { Database, Transaction } from '@/lib/db/database'
import { preferIndexes } from '@/lib/db/prefer-indexes'
import { sql } from '@/lib/db/sql'
import type { IncomingJoin } from '@/lib/events/incoming-event'
import { recogniseAnew } from '@/lib/events/recognise-anew'
import { planSessions } from '@/lib/sessions/plan-sessions'
import { wholeLife } from '@/lib/sessions/stretch'
import { countChanges, writeChanges } from '@/lib/sessions/write-changes'
import { shareWorkspace, type Workspace } from '@/lib/settings/workspace'
import { type CleanJoin, cleanJoin } from './joins/clean-join'
import { writeConflicts } from './joins/conflict-table'
import { writeEdges } from './joins/edge-table'
import { type Forest, lockForest, ownKeyOf, rootOf, type Tree } from './joins/forest'
import { type Move, moveEvents, planMoves, removeLeads } from './joins/move-events'
import { type ByHand, type Plan, planJoin } from './joins/plan-join'
import { writeTexts } from './lead-text'
import { insertLeads } from './save-leads'
import type { JoinOutcome } from './types'

/**
 * Says of identity keys that they are one lead's, one join after the other, all in one transaction. Keys without a lead
 * become keys of it; other leads become part of it with their events. See docs/identities.md for who joins whom.
 * @throws AppError 'bad_request' when a join cannot be stored, see `cleanJoin`; then nothing of the batch is.
 */
export async function joinLeads(
  joins: readonly IncomingJoin[],
  db: Database = database(),
  nowMs: number = Date.now(),
): Promise<JoinOutcome[]> {
  const clean = joins.map(cleanJoin)
  return clean.length === 0 ? [] : db.transaction((tx) => joinAll(tx, clean, nowMs))
}

/**
 * The same within a transaction that has locked nothing yet.
 * @param byHand a person said so: also what someone has parted is joined, and the users that are named
 */
export async function joinAll(
  tx: Transaction,
  joins: readonly CleanJoin[],
  nowMs: number,
  byHand: ByHand | null = null,
): Promise<JoinOutcome[]> {
  const workspace = await shareWorkspace(tx)
  await preferIndexes(tx)
  const forest = await lockForest(tx, [...new Set(joins.flatMap(({ keys }) => keys))])
  if (byHand) forest.apart = []
  const before = new Set(forest.trees.values())
  const known = new Set(forest.trees.keys())
  const plan: Plan = { forest, conflicts: [], rulesVersion: workspace.rulesVersion, nowMs, byHand }
  const outcomes = joins.map((join) => planJoin(plan, join))
  await writePlan(tx, plan, { before, known }, workspace)
  return outcomes
}

/** What there was before the plan: leads and keys. */
interface Before {
  before: ReadonlySet<Tree>
  known: ReadonlySet<string>
}

async function writePlan(tx: Transaction, plan: Plan, { before, known }: Before, workspace: Workspace): Promise<void> {
  const { forest, conflicts, nowMs } = plan
  const { rules, rulesVersion } = workspace
  const joined = [...before].filter(({ joinedTo }) => joinedTo !== undefined)
  const moves = joined.map((tree): Move => {
    return { from: tree.lead.id, fromKey: ownKeyOf(tree), into: rootOf(tree).lead }
  })
  const { changes, duplicates, displaced, counts } = await planMoves(tx, moves, rules, rulesVersion)
  const roots = [...new Set(forest.trees.values())]
  const targets = roots.filter(({ lead }) => moves.some(({ into }) => into === lead))
  for (const { lead } of targets) lead.rulesVersion = rulesVersion
  const unsettled = countChanges(
    targets.map(({ lead }) => lead),
    changes,
  )
  const added = roots.filter(({ state }) => state === 'new').map(({ lead }) => lead)
  await insertLeads(tx, added.sort(byId), nowMs)
  await writeKeys(tx, forest, known, moves)
  for (const [from, count] of counts) Object.assign(forest.edges.get(from) ?? {}, { events: count })
  await writeEdges(tx, forest.edges.values())
  await writeConflicts(tx, conflicts)
  await moveEvents(tx, moves, duplicates, keyFinder([...before]))
  if (displaced.length > 0) {
    const later = await planSessions(
      tx,
      displaced.map(({ id }) => wholeLife(id)),
      rules,
    )
    unsettled.push(...countChanges(displaced, later))
    for (const [leadId, change] of later) changes.set(leadId, change)
  }
  const stored = roots.filter((tree) => tree.state === 'stored' && (tree.isChanged || targets.includes(tree)))
  await writeChanges(
    tx,
    changes,
    stored.map(({ lead }) => lead),
    unsettled,
  )
  await removeLeads(
    tx,
    moves.map(({ from }) => from),
  )
  const renamed = roots.filter((tree) => {
    return tree.isChanged || targets.includes(tree) || tree.keys.some((key) => !known.has(key))
  })
  await writeTexts(
    tx,
    renamed.map(({ lead }) => lead.id),
  )
  await recogniseAnew(
    tx,
    targets.map(({ lead }) => lead),
    rules,
  )
}

async function writeKeys(
  tx: Transaction,
  { trees }: Forest,
  known: ReadonlySet<string>,
  moves: readonly Move[],
): Promise<void> {
  const added = [...trees].filter(([key]) => !known.has(key)).sort(([a], [b]) => (a < b ? -1 : 1))
  await tx.copy(
    'identity',
    { key: 'text', lead_id: 'text' },
    added.map(([key, tree]) => [key, tree.lead.id]),
  )
  if (moves.length === 0) return
  await tx.execute(sql`
    UPDATE identity SET lead_id = move.into_lead
    FROM unnest(${moves.map(({ from }) => from)}::text[], ${moves.map(({ into }) => into.id)}::text[])
      AS move (from_lead, into_lead)
    WHERE identity.lead_id = move.from_lead`)
}

function keyFinder(trees: readonly Tree[]): (leadId: string) => string {
  const byId = new Map(trees.map((tree) => [tree.lead.id, tree]))
  return (leadId) => {
    const tree = byId.get(leadId)
    if (!tree) throw new Error(`Lead ${leadId} is not locked`)
    return ownKeyOf(tree)
  }
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1
}
