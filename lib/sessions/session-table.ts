import type { CopyValue, Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { Outcome, Touch, TracedSession } from '@/lib/sessionizer/types'
import { formatInstant } from '@/lib/time/format-instant'
import { addTouches } from './touch-table'

/** What has to be known of a stored session to take it away. */
export interface StoredTotals {
  leadId: string
  id: string
  startedAt: number
  endedAt: number
  durationMs: number
  eventCount: number
  points: number
  outcome: Outcome
}

/** Sessions to take out of the index and sessions to put in. */
export interface SessionChanges {
  removed: StoredTotals[]
  added: TracedSession[]
}

const columns = [
  ...['lead_id', 'id', 'started_at', 'ended_at', 'duration_ms', 'event_count', 'points'],
  ...['entry_type', 'entry_label', 'entry_path', 'exit_type', 'exit_label', 'exit_path', 'source', 'campaign'],
  ...['steps', 'event_types', 'paths', 'outcome', 'intent', 'intent_reasons', 'trail', 'pauses'],
]

/** Leads that are new must be there before: whoever waits for another's new touches then holds nothing that they need. */
export async function replaceSessions(tx: Transaction, { removed, added }: SessionChanges): Promise<void> {
  if (removed.length > 0) {
    await tx.execute(sql`
      DELETE FROM session USING unnest(
        ${removed.map(({ leadId }) => leadId)}::text[], ${removed.map(({ id }) => id)}::text[]) AS old (lead_id, id)
      WHERE session.lead_id = old.lead_id AND session.id = old.id`)
  }
  const encode = await addTouches(tx, added)
  await tx.copy(
    'session',
    columns,
    added.map((session) => toRow(session, encode)),
  )
}

// One list, not spread together of several: an import makes a million of these.
function toRow(session: TracedSession, encode: (touches: readonly Touch[]) => string): CopyValue[] {
  const { entry, exit } = session
  return [
    session.leadId,
    session.id,
    formatInstant(session.startedAt),
    formatInstant(session.endedAt),
    session.durationMs,
    session.eventCount,
    session.points,
    entry.type,
    entry.label,
    entry.path,
    exit.type,
    exit.label,
    exit.path,
    session.source,
    session.campaign,
    session.steps,
    session.eventTypes,
    session.paths,
    session.outcome,
    session.intent,
    session.intentReasons,
    encode(session.touches),
    session.pauses,
  ]
}
