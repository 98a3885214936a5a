import type { Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { type Outcome, type Rules, type SessionEvent, sessionize } from '@/lib/sessionizer'
import { groupByLead, readStretchEvents, toBound } from './read-session-events'
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
  const stored = await readStretchEvents(tx, merged.filter(mayHoldEvents))
  const changes = new Map<string, SessionChanges>()
  for (const { leadId, sessions } of merged) changesOf(changes, leadId).removed.push(...sessions.values())
  for (const session of sessionize(inOrder(merged, stored), rules))
    changesOf(changes, session.leadId).added.push(session)
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

interface TouchedRow {
  index: number
  lead_id: string
  id: string
  started_at: Date
  ended_at: Date
  duration_ms: number
  event_count: number
  points: number
  outcome: string
}

/** The sessions that each stretch touches. Only the rare session of a day or more has to be sought further back. */
async function readTouched(tx: Transaction, stretches: readonly Stretch[]): Promise<Map<Stretch, StoredTotals[]>> {
  const touched = new Map<Stretch, StoredTotals[]>()
  if (stretches.length === 0) return touched
  const rows = await tx.query<TouchedRow>(sql`
    WITH stretch AS (
      SELECT * FROM unnest(
        ${stretches.map(({ leadId }) => leadId)}::text[],
        ${stretches.map(({ fromMs }) => toBound(fromMs))}::timestamptz[],
        ${stretches.map(({ toMs }) => toBound(toMs))}::timestamptz[]
      ) WITH ORDINALITY AS stretch (lead_id, low, high, number)
    )
    SELECT number::int - 1 AS index, s.lead_id, id, started_at, ended_at, duration_ms, event_count, points, outcome
    FROM stretch JOIN session s ON s.lead_id = stretch.lead_id
      AND started_at > low - interval '1 day' AND started_at < high
    WHERE ended_at > low
    UNION ALL
    SELECT number::int - 1, s.lead_id, id, started_at, ended_at, duration_ms, event_count, points, outcome
    FROM stretch JOIN session s ON s.lead_id = stretch.lead_id
      AND duration_ms >= 86400000 AND started_at <= low - interval '1 day'
    WHERE ended_at > low`)
  for (const row of rows) {
    const stretch = stretches[row.index]
    if (stretch) touched.set(stretch, [...(touched.get(stretch) ?? []), toTotals(row)])
  }
  return touched
}

function toTotals(row: TouchedRow): StoredTotals {
  return {
    leadId: row.lead_id,
    id: row.id,
    startedAt: row.started_at.getTime(),
    endedAt: row.ended_at.getTime(),
    durationMs: row.duration_ms,
    eventCount: row.event_count,
    points: row.points,
    outcome: row.outcome as Outcome, // as the sessionizer wrote it
  }
}

function toNeighbourhood({ leadId, fromMs, toMs, added }: Stretch, sessions: StoredTotals[]): Neighbourhood[] {
  const isWhole = fromMs === Number.NEGATIVE_INFINITY
  if (!isWhole && sessions.length === 0 && added.length === 0) return []
  const starts = sessions.map(({ startedAt }) => startedAt)
  const ends = sessions.map(({ endedAt }) => endedAt)
  return [
    {
      leadId,
      fromMs: isWhole ? fromMs : Math.min(...starts, added[0]?.occurredAt ?? Number.POSITIVE_INFINITY),
      toMs: isWhole ? toMs : Math.max(...ends, added.at(-1)?.occurredAt ?? Number.NEGATIVE_INFINITY),
      sessions: new Map(sessions.map((session) => [session.id, session])),
      added,
    },
  ]
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
    last.added.push(...hood.added)
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
    for (const { added } of ofLead) events.push(...added)
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
