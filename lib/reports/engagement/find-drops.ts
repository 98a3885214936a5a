// Which campaigns, entry pages and channels dropped, and why, from counts by all three. Pure.
import { boardRules } from './board-rules'
import { type Drop, type DropKind, type DropSums, dropKinds, type RecentSums } from './types'

/** Sessions of one channel, campaign and entry page in the judged days or before them. */
export interface Cell extends RecentSums {
  source: string
  campaign: string | null
  /** Null for none, else a path or `rarePages`. */
  entryPath: string | null
  isRecent: boolean
}

/** Stands for all pages that have too few sessions to be judged. No path is empty. */
export const rarePages = ''

/**
 * The drops, the largest loss first. Channels are judged by what is left of them without the campaigns and pages that
 * dropped, so that one broken page is not reported a second time as its channel.
 */
export function findDrops(cells: readonly Cell[]): { drops: Drop[]; compared: number } {
  const drops: Drop[] = []
  const dropped = { campaign: new Set<string | null>(), entryPath: new Set<string | null>(), source: new Set<string>() }
  let compared = 0
  for (const kind of dropKinds) {
    const left =
      kind === 'source'
        ? cells.filter(
            ({ campaign, entryPath }) => !dropped.campaign.has(campaign) && !dropped.entryPath.has(entryPath),
          )
        : cells
    const segments = segmentsOf(kind, left)
    const totals = sumUp(segments)
    for (const segment of segments.values()) {
      if (segment.value === rarePages || segment.recent.sessions < boardRules.fewestSessions) continue
      compared++
      const drop = judge(kind, segment, totals)
      if (!drop) continue
      drops.push(drop)
      dropped[kind].add(drop.value)
    }
  }
  drops.sort((a, b) => b.affected - a.affected || (a.value < b.value ? -1 : 1))
  return { drops: drops.slice(0, boardRules.mostDrops), compared }
}

interface Segment {
  value: string
  recent: RecentSums
  past: DropSums
  /** By channel: all its sessions, and those of the judged days alone. */
  bySource: Map<string, { all: DropSums; recentSessions: number }>
}

interface KindTotals {
  bySource: Map<string, DropSums>
  recent: RecentSums
}

function segmentsOf(kind: DropKind, cells: readonly Cell[]): Map<string, Segment> {
  const segments = new Map<string, Segment>()
  for (const cell of cells) {
    const value = cell[kind]
    if (value === null) continue
    let segment = segments.get(value)
    if (!segment) {
      segment = { value, recent: { ...noRecentSums }, past: { ...noSums }, bySource: new Map() }
      segments.set(value, segment)
    }
    if (cell.isRecent) addRecent(segment.recent, cell)
    else add(segment.past, cell)
    let ofSource = segment.bySource.get(cell.source)
    if (!ofSource) {
      ofSource = { all: { ...noSums }, recentSessions: 0 }
      segment.bySource.set(cell.source, ofSource)
    }
    add(ofSource.all, cell)
    if (cell.isRecent) ofSource.recentSessions += cell.sessions
  }
  return segments
}

/** All segments of a kind together: what one of them is compared with, once it is taken out itself. */
function sumUp(segments: Map<string, Segment>): KindTotals {
  const recent = { ...noRecentSums }
  const bySource = new Map<string, DropSums>()
  for (const segment of segments.values()) {
    addRecent(recent, segment.recent)
    for (const [source, { all }] of segment.bySource) {
      const sums = bySource.get(source) ?? { ...noSums }
      bySource.set(source, sums)
      add(sums, all)
    }
  }
  return { bySource, recent }
}

function judge(kind: DropKind, segment: Segment, totals: KindTotals): Drop | null {
  const { value, recent, past } = segment
  const peerBounceRate = kind === 'source' ? null : expectedBounce(segment, totals)
  const base = { kind, value, recent, past, peerBounceRate, peerDeadShare: null }
  return (
    // The one channel with clicks has no other to be compared with; its links are those of its campaigns.
    (kind === 'source' ? null : deadLink(base, totals.recent, 'clicks')) ??
    deadLink(base, totals.recent, 'errors') ??
    decay(base) ??
    mismatch(base)
  )
}

type Judged = Omit<Drop, 'cause' | 'affected'>

function deadLink(base: Judged, all: RecentSums, deadBy: 'clicks' | 'errors'): Drop | null {
  const [lost, of] = deadBy === 'clicks' ? (['dead', 'clicked'] as const) : (['errors', 'sessions'] as const)
  const { fewestSessions, share, aboveOthers } = boardRules.deadLink
  const { recent } = base
  if (recent[lost] < fewestSessions || recent[lost] / recent[of] < share) return null
  const others = all[of] - recent[of]
  const peerDeadShare = others < boardRules.fewestSessions ? null : (all[lost] - recent[lost]) / others
  if (peerDeadShare !== null && recent[lost] / recent[of] - peerDeadShare < aboveOthers) return null
  return { ...base, cause: 'dead-link', deadBy, peerDeadShare, affected: recent[lost] }
}

function decay(base: Judged): Drop | null {
  const { recent, past } = base
  if (past.sessions < boardRules.fewestSessions) return null
  const before = past.short / past.sessions
  if (recent.short / recent.sessions - before < boardRules.decayRise) return null
  if (!isBeyondChance(recent.short, recent.sessions, before, past.sessions)) return null
  return { ...base, cause: 'decay', affected: Math.round(recent.short - recent.sessions * before) }
}

function mismatch(base: Judged): Drop | null {
  const { recent, peerBounceRate: expected } = base
  if (expected === null || recent.bounced / recent.sessions - expected < boardRules.mismatchExcess) return null
  if (!isBeyondChance(recent.bounced, recent.sessions, expected, Number.POSITIVE_INFINITY)) return null
  return { ...base, cause: 'mismatch', affected: Math.round(recent.bounced - recent.sessions * expected) }
}

/**
 * The bounce rate to expect of a segment if its sessions were like those that the same channels bring elsewhere: the
 * others' rates, weighted by the channels' shares of this one. Null unless each channel has enough others.
 */
function expectedBounce({ recent, bySource }: Segment, totals: KindTotals): number | null {
  let expected = 0
  for (const [source, { all, recentSessions }] of bySource) {
    if (recentSessions === 0) continue
    const total = totals.bySource.get(source) ?? noSums
    const others = total.sessions - all.sessions
    if (others < boardRules.fewestSessions) return null
    expected += recentSessions * ((total.bounced - all.bounced) / others)
  }
  return recent.sessions === 0 ? null : expected / recent.sessions
}

/** Whether `count` of `sessions` is more than a rate, itself known from `basis` sessions, brings about by chance. */
function isBeyondChance(count: number, sessions: number, rate: number, basis: number): boolean {
  const kept = Math.min(0.98, Math.max(0.02, rate))
  const error = Math.sqrt(sessions * kept * (1 - kept) * (1 + sessions / basis))
  return count - sessions * rate >= boardRules.standardErrors * error
}

const noSums: DropSums = { sessions: 0, bounced: 0, short: 0 }
const noRecentSums: RecentSums = { ...noSums, clicked: 0, dead: 0, errors: 0 }

function add(sums: DropSums, { sessions, bounced, short }: DropSums): void {
  sums.sessions += sessions
  sums.bounced += bounced
  sums.short += short
}

function addRecent(sums: RecentSums, more: RecentSums): void {
  add(sums, more)
  sums.clicked += more.clicked
  sums.dead += more.dead
  sums.errors += more.errors
}
