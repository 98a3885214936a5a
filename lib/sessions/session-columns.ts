import { raw, type Sql, sql } from '@/lib/db/sql'
import type { Intent, Outcome, Session, Source } from '@/lib/sessionizer/types'

/** The stored columns of a session, for `SELECT`. */
export const sessionColumns = raw(`lead_id, id, started_at, ended_at, duration_ms, event_count, points,
  entry_type, entry_label, entry_path, exit_type, exit_label, exit_path, source, campaign, steps, event_types, paths,
  outcome, intent, intent_reasons`)

/** The lead id that a session's id begins with: 16 characters, see lib/events/lead-id.ts. */
export const leadIdIn = (sessionId: Sql) => sql`left(${sessionId}, 16)`

/** A row of `sessionColumns`. */
export interface StoredSession {
  lead_id: string
  id: string
  started_at: Date
  ended_at: Date
  duration_ms: number
  event_count: number
  points: number
  entry_type: string
  entry_label: string
  entry_path: string | null
  exit_type: string
  exit_label: string
  exit_path: string | null
  source: string
  campaign: string | null
  steps: string[]
  event_types: string[]
  paths: string[]
  outcome: string
  intent: string
  intent_reasons: string[]
}

/** The words of the closed lists are what the sessionizer wrote. */
export function toSession(row: StoredSession): Session {
  return {
    id: row.id,
    leadId: row.lead_id,
    startedAt: row.started_at.getTime(),
    endedAt: row.ended_at.getTime(),
    durationMs: row.duration_ms,
    eventCount: row.event_count,
    points: row.points,
    entry: { type: row.entry_type, label: row.entry_label, path: row.entry_path },
    exit: { type: row.exit_type, label: row.exit_label, path: row.exit_path },
    source: row.source as Source,
    campaign: row.campaign,
    steps: row.steps,
    eventTypes: row.event_types,
    paths: row.paths,
    outcome: row.outcome as Outcome,
    intent: row.intent as Intent,
    intentReasons: row.intent_reasons,
  }
}
