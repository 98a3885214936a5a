import type { CopyColumns, CopyValue, Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { Outcome, Touch, TracedSession } from '@/lib/sessionizer/types'
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

const columns: CopyColumns = {
  lead_id: 'text',
  id: 'text',
  started_at: 'timestamptz',
  ended_at: 'timestamptz',
  duration_ms: 'int8',
  event_count: 'int4',
  points: 'int8',
  entry_type: 'text',
  entry_label: 'text',
  entry_path: 'text',
  exit_type: 'text',
  exit_label: 'text',
  exit_path: 'text',
  source: 'text',
  campaign: 'text',
  steps: 'text[]',
  event_types: 'text[]',
  paths: 'text[]',
  outcome: 'text',
  intent: 'text',
  intent_reasons: 'text[]',
  trail: 'text',
  pauses: 'text',
}

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
    session.startedAt,
    session.endedAt,
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
