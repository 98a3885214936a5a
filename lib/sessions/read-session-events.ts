import type { Queryable } from '@/lib/db/database'
import { raw, sql } from '@/lib/db/sql'
import { isNoNoiseSql } from '@/lib/events/event-row'
import type { NoiseRules, SessionEvent } from '@/lib/sessionizer'
import { formatInstant } from '@/lib/time/format-instant'

/** What the sessionizer reads of `event e`. */
export const sessionEventColumns = raw(`e.lead_id, e.id, e.seq, e.occurred_at, e.type, e.path, e.url, e.referrer,
  e.campaign, e.utm_source, e.utm_medium, e.points, e.suppressed`)

export interface SessionEventRow {
  lead_id: string
  id: string
  seq: number
  occurred_at: Date
  type: string
  path: string | null
  url: string | null
  referrer: string | null
  campaign: string | null
  utm_source: string | null
  utm_medium: string | null
  points: number
  suppressed: string | null
}

export function toSessionEvent(row: SessionEventRow): SessionEvent {
  return {
    id: row.id,
    leadId: row.lead_id,
    seq: row.seq,
    occurredAt: row.occurred_at.getTime(),
    type: row.type,
    path: row.path,
    url: row.url,
    referrer: row.referrer,
    campaign: row.campaign,
    utmSource: row.utm_source,
    utmMedium: row.utm_medium,
    points: row.points,
    suppressed: row.suppressed,
  }
}

/**
 * The events within stretches of time, ends included, noise left out, by lead in the sessionizer's order. Stretch by
 * stretch, whatever the planner thinks (`OFFSET 0`): before a table has statistics it takes nearly all events for noise,
 * and reads all of them for each stretch.
 */
export async function readStretchEvents(
  db: Queryable,
  stretches: readonly { leadId: string; fromMs: number; toMs: number }[],
  noise: NoiseRules,
): Promise<Map<string, SessionEvent[]>> {
  if (stretches.length === 0) return new Map()
  const rows = await db.query<SessionEventRow>(sql`
    SELECT found.* FROM unnest(
      ${stretches.map(({ leadId }) => leadId)}::text[],
      ${stretches.map(({ fromMs }) => toBound(fromMs))}::timestamptz[],
      ${stretches.map(({ toMs }) => toBound(toMs))}::timestamptz[]
    ) AS stretch (lead_id, low, high)
    CROSS JOIN LATERAL (
      SELECT ${sessionEventColumns} FROM event e
      WHERE e.lead_id = stretch.lead_id AND e.occurred_at BETWEEN low AND high AND ${isNoNoiseSql(noise)} OFFSET 0
    ) AS found`)
  const events = groupByLead(rows.map(toSessionEvent))
  for (const ofLead of events.values()) ofLead.sort((a, b) => a.occurredAt - b.occurredAt || a.seq - b.seq)
  return events
}

/** A time in ms, possibly infinite, as PostgreSQL reads it. */
export function toBound(timeMs: number): string {
  if (timeMs === Number.NEGATIVE_INFINITY) return '-infinity'
  return timeMs === Number.POSITIVE_INFINITY ? 'infinity' : formatInstant(timeMs)
}

export function groupByLead<Item extends { leadId: string }>(items: Iterable<Item>): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(item.leadId)
    if (group) group.push(item)
    else groups.set(item.leadId, [item])
  }
  return groups
}
