import type { Transaction } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { Outcome } from '@/lib/sessionizer'
import { toBound } from './read-session-events'
import type { StoredTotals } from './session-table'
import type { Stretch } from './stretch'

/** The sessions that each stretch touches. Only the rare session of a day or more has to be sought further back. */
export async function readTouched(
  tx: Transaction,
  stretches: readonly Stretch[],
): Promise<Map<Stretch, StoredTotals[]>> {
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
    if (!stretch) continue
    const found = touched.get(stretch)
    if (found) found.push(toTotals(row))
    else touched.set(stretch, [toTotals(row)])
  }
  return touched
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
