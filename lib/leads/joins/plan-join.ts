import { randomUUID } from 'node:crypto'
import type { Card } from '@/lib/events/clean-event'
import { leadIdOf } from '@/lib/events/lead-id'
import type { JoinOutcome } from '../types'
import { cardFields, fillFrom, passOn } from './card'
import { type CleanJoin, isAddress, isUser } from './clean-join'
import type { Conflict } from './conflict-table'
import { areApart, type Forest, keptCard, keyTree, pathOf, type Tree } from './forest'

/** What is known while joins are planned. Nothing is written here. */
export interface Plan {
  forest: Forest
  conflicts: Conflict[]
  rulesVersion: number
  nowMs: number
  byHand: ByHand | null
}

/** What a person says beside the joins themselves. */
export interface ByHand {
  /** Known users that are one: only these are joined. */
  users: ReadonlySet<string>
  /** Why. */
  note: string | null
}

/** Puts one join into the plan. */
export function planJoin(plan: Plan, join: CleanJoin): JoinOutcome {
  const { forest, rulesVersion, nowMs } = plan
  const { keys } = join
  const trees = [...new Set(keys.map((key) => forest.trees.get(key) ?? keyTree(key, rulesVersion, nowMs)))]
  const ofUsers = trees.filter((tree) => usersOf(tree).length > 0)
  const named = ofUsers.filter((tree) => keys.some((key) => isUser(key) && tree.keys.includes(key)))
  const isOne = plan.byHand !== null && ofUsers.every((tree) => isSaidToBeOne(plan.byHand, tree))
  if (!isOne && (named.length > 1 || (named.length === 0 && ofUsers.length > 1))) {
    return conflict(plan, join, ofUsers, ofUsers, null)
  }
  const own = named[0] ?? ofUsers[0]
  const others = isOne ? [] : ofUsers.filter((tree) => tree !== own)
  const mine = trees.filter((tree) => !others.includes(tree))
  const target = chooseTarget(forest, mine)
  if (!target) throw new Error('A join without keys')
  const isNew = target.state === 'key'
  if (isNew) add(forest, target)
  const parted = joinInto(plan, target, mine, join)
  if (others.length > 0) return conflict(plan, join, [target, ...others], others, target.lead.id)
  if (parted.length > 0) return { outcome: 'apart', leadId: target.lead.id, reason: apartReason(join, parted) }
  const isJoined = isNew || mine.length > 1
  return { outcome: isJoined ? 'joined' : 'known', leadId: target.lead.id }
}

/** The one with a user, else with an address, else the first; one that exists before one that does not. */
function chooseTarget(forest: Forest, trees: readonly Tree[]): Tree | undefined {
  const user = trees.find((tree) => usersOf(tree).length > 0)
  if (user && user.state !== 'key') return user
  const existing = trees.filter((tree) => tree.state !== 'key' && !(user && areApart(forest, user, tree)))
  return existing.find(({ keys }) => keys.some(isAddress)) ?? existing[0] ?? user ?? trees[0]
}

/** Joins the trees to the target, but for those that someone has parted from it; these are returned. */
function joinInto(plan: Plan, target: Tree, trees: readonly Tree[], join: CleanJoin): Tree[] {
  const { forest } = plan
  const [best] = join.keys
  const bestTree = trees.find(({ keys }) => best !== undefined && keys.includes(best))
  if (bestTree && best !== undefined) applyCard(forest, bestTree, best, join)
  const parted: Tree[] = []
  for (const tree of trees) {
    if (tree === target) continue
    if (areApart(forest, tree, target)) parted.push(tree)
    else link(plan, tree, target, join, tree === bestTree)
  }
  if (bestTree && best !== undefined && !parted.includes(bestTree)) applyCard(forest, target, best, join)
  return parted
}

/** The tree becomes part of the target, at the best known key of those that were named together. */
function link(plan: Plan, tree: Tree, target: Tree, { keys, reason }: CleanJoin, isBest: boolean): void {
  const { forest, nowMs, byHand } = plan
  const anchor = keys.find((key) => target.keys.includes(key))
  if (anchor === undefined) throw new Error('A join to a lead that it does not name')
  const { id } = tree.lead
  const card = tree.state === 'key' && !isBest ? null : keptCard(tree)
  const given = fillFrom(target.lead, tree.lead)
  for (const above of pathOf(forest, anchor)) passOn(above, given)
  if (Object.keys(given).length > 0) target.isChanged = true
  forest.edges.set(id, {
    ...{ id: randomUUID(), from: id, intoKey: anchor, into: leadIdOf(anchor), keys: tree.keys, events: 0 },
    ...{ reason, joinedAt: nowMs, undoneAt: null, note: byHand?.note ?? null, card, given, state: 'new' },
  })
  tree.joinedTo = target
  target.keys = [...target.keys, ...tree.keys]
  for (const key of tree.keys) forest.trees.set(key, target)
}

/** What was said of a lead by one of its keys: news unless the lead was seen since, and it goes where the key goes. */
function applyCard(forest: Forest, tree: Tree, key: string, { card, at }: { card: Card; at: number }): void {
  const isNews = at >= (tree.lead.lastSeenAt ?? Number.NEGATIVE_INFINITY)
  for (const field of cardFields) {
    const after = card[field]
    const before = tree.lead[field]
    if (after === null || after === before || (before !== null && !isNews)) continue
    tree.lead[field] = after
    tree.isChanged = true
    for (const edge of pathOf(forest, key)) passOn(edge, { [field]: { before, after } })
  }
}

function add(forest: Forest, tree: Tree): void {
  tree.state = 'new'
  for (const key of tree.keys) forest.trees.set(key, tree)
}

function isSaidToBeOne(byHand: ByHand | null, tree: Tree): boolean {
  return usersOf(tree).some((key) => byHand?.users.has(key))
}

/** Several only when a person has joined them: they are one user since. */
function usersOf({ keys }: Tree): string[] {
  return keys.filter(isUser)
}

/** @param disputed those of the trees that hold keys which others lay claim to */
function conflict(
  plan: Plan,
  join: CleanJoin,
  trees: readonly Tree[],
  disputed: readonly Tree[],
  leadId: string | null,
): JoinOutcome {
  const users = [...new Set([...join.keys.filter(isUser), ...trees.flatMap(usersOf)])].sort()
  const keys = [...new Set([...users, ...join.keys.filter((key) => disputed.some((tree) => tree.keys.includes(key)))])]
  const how = join.reason === 'alias' ? 'An alias' : 'A call to identify'
  const reason = `${how} named ${join.keys.join(', ')} as one, but ${users.join(' and ')} are different users.`
  plan.conflicts.push({ users, keys, leadIds: trees.map(({ lead }) => lead.id), reason, atMs: plan.nowMs })
  return { outcome: 'conflict', leadId, reason }
}

function apartReason(join: CleanJoin, parted: readonly Tree[]): string {
  const keys = join.keys.filter((key) => parted.some((tree) => tree.keys.includes(key)))
  return `${keys.join(', ')} had been joined before, and someone has undone it.`
}
