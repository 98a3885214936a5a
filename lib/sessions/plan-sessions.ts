import type { Transaction } from '@/lib/db/database'
import { type Rules, type SessionEvent, traceSessions } from '@/lib/sessionizer'
import { groupByLead, readStretchEvents } from './read-session-events'
import { readTouched } from './read-touched'
import type { SessionChanges, StoredTotals } from './session-table'
import type { Stretch } from './stretch'

/**
 * What becomes of the sessions that the stretches touch: all of them go, and those of their stored events and the added
 * ones come, by lead. Reads only. The leads must be locked; two stretches of one lead are at least a gap apart.
 */
export async function planSessions(
  tx: Transaction,
  stretches: readonly Stretch[],
  rules: Rules,
): Promise<Map<string, SessionChanges>> {
  const touched = await readTouched(
    tx,
    stretches.filter(({ mayTouch }) => mayTouch),
  )
  const hoods = stretches.flatMap((stretch) => toNeighbourhood(stretch, touched.get(stretch) ?? []))
  const merged = mergeOverlapping(hoods)
  const stored = await readStretchEvents(tx, merged.filter(mayHoldEvents), rules.noise)
  const changes = new Map<string, SessionChanges>()
  for (const { leadId, sessions } of merged) {
    const { removed } = changesOf(changes, leadId)
    for (const session of sessions.values()) removed.push(session)
  }
  for (const session of traceSessions(inOrder(merged, stored), rules)) {
    changesOf(changes, session.leadId).added.push(session)
  }
  return changes
}

/** A run of events that can be sessionized on its own: nothing of the lead lies within a gap of its borders. */
interface Neighbourhood {
  leadId: string
  fromMs: number
  toMs: number
  sessions: Map<string, StoredTotals>
  added: SessionEvent[]
}

function toNeighbourhood({ leadId, fromMs, toMs, added }: Stretch, sessions: StoredTotals[]): Neighbourhood[] {
  const isWhole = fromMs === Number.NEGATIVE_INFINITY
  if (!isWhole && sessions.length === 0 && added.length === 0) return []
  const hood: Neighbourhood = {
    leadId,
    fromMs: isWhole ? fromMs : (added[0]?.occurredAt ?? Number.POSITIVE_INFINITY),
    toMs: isWhole ? toMs : (added.at(-1)?.occurredAt ?? Number.NEGATIVE_INFINITY),
    sessions: new Map(sessions.map((session) => [session.id, session])),
    added: [...added],
  }
  for (const { startedAt, endedAt } of sessions) {
    if (startedAt < hood.fromMs) hood.fromMs = startedAt
    if (endedAt > hood.toMs) hood.toMs = endedAt
  }
  return [hood]
}

/** Neighbourhoods by lead and time; two that hold the same session become one. */
function mergeOverlapping(hoods: Neighbourhood[]): Neighbourhood[] {
  const merged: Neighbourhood[] = []
  for (const hood of hoods.sort(byLeadAndTime)) {
    const last = merged.at(-1)
    if (last === undefined || last.leadId !== hood.leadId || last.toMs < hood.fromMs) {
      merged.push(hood)
      continue
    }
    last.toMs = Math.max(last.toMs, hood.toMs)
    for (const [id, session] of hood.sessions) last.sessions.set(id, session)
    for (const event of hood.added) last.added.push(event)
  }
  return merged
}

function byLeadAndTime(a: Neighbourhood, b: Neighbourhood): number {
  if (a.leadId !== b.leadId) return a.leadId < b.leadId ? -1 : 1
  return a.fromMs - b.fromMs
}

/** Where no session is touched there is no counted event either. */
function mayHoldEvents({ sessions, fromMs }: Neighbourhood): boolean {
  return sessions.size > 0 || fromMs === Number.NEGATIVE_INFINITY
}

function* inOrder(hoods: Neighbourhood[], stored: Map<string, SessionEvent[]>): Generator<SessionEvent> {
  for (const [leadId, ofLead] of groupByLead(hoods)) {
    const events = stored.get(leadId) ?? []
    const isSorted = events.length === 0 || ofLead.every(({ added }) => added.length === 0)
    for (const { added } of ofLead) for (const event of added) events.push(event)
    if (!isSorted) events.sort((a, b) => a.occurredAt - b.occurredAt || a.seq - b.seq)
    yield* events
  }
}

function changesOf(changes: Map<string, SessionChanges>, leadId: string): SessionChanges {
  let found = changes.get(leadId)
  if (!found) {
    found = { removed: [], added: [] }
    changes.set(leadId, found)
  }
  return found
}
