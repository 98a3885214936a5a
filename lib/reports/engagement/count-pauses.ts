import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { isCountedSql } from '@/lib/events/event-row'
import { pauseBinStartsMs, type Rules, readPauses } from '@/lib/sessionizer'
import { type ColumnSessions, noNumber } from '@/lib/sessions/columns/types'
import { formatInstant } from '@/lib/time/format-instant'
import { binOf } from './distribution-bins'

// Every counted event but a lead's first comes after a pause. Those between sessions follow from the sessions' ends, those
// inside of one stand in its `pauses`. Only a session that reaches over an end of the time asked for is looked into.

/** A session of which one event is asked for. */
export interface Span {
  lead: string
  startMs: number
  endMs: number
}

/** The pauses before counted events from `fromMs` on and before `toMs`. */
export interface PauseScope {
  fromMs: number
  toMs: number
  sessions: ColumnSessions
  /** Sessions that started before those and still reach to them. */
  reachingIn: readonly Span[]
}

/**
 * The pauses before the first events of sessions, by their places among `startsMs`; the last one also has those before
 * which there was nothing.
 */
export function countBetween(
  { fromMs, toMs, sessions, reachingIn }: PauseScope,
  startsMs: readonly number[],
): number[] {
  const counts = startsMs.map(() => 0)
  const { parts, numbers } = sessions
  const lastEnds = new LastEnds()
  for (const { lead, endMs } of reachingIn) lastEnds.set(numbers.leads.read(lead)[0] ?? 0, endMs)
  for (const { day, rows } of parts) {
    const { startMs, durationMs, leads } = day
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number
      const lead = leads[row] as number
      const start = startMs[row] as number
      if (start >= fromMs && start < toMs) {
        const place = binOf(startsMs, start - lastEnds.of(lead))
        counts[place] = (counts[place] as number) + 1
      }
      lastEnds.set(lead, start + (durationMs[row] as number))
    }
  }
  return counts
}

/** By lead: when its last session so far ended. */
class LastEnds {
  private ends = new Float64Array(1024).fill(Number.NEGATIVE_INFINITY)

  of(lead: number): number {
    return lead < this.ends.length ? (this.ends[lead] as number) : Number.NEGATIVE_INFINITY
  }

  set(lead: number, endMs: number): void {
    if (lead >= this.ends.length) {
      const longer = new Float64Array(2 ** Math.ceil(Math.log2(lead + 1))).fill(Number.NEGATIVE_INFINITY)
      longer.set(this.ends)
      this.ends = longer
    }
    this.ends[lead] = endMs
  }
}

/** The pauses inside of sessions, by their places among `pauseBinStartsMs`. */
export async function countInside(scope: PauseScope, rules: Rules, db: Queryable): Promise<number[]> {
  const { fromMs, toMs, sessions, reachingIn } = scope
  const { parts, numbers } = sessions
  const counts = pauseBinStartsMs.map(() => 0)
  const byPauses = new Map<number, number>()
  const toLookInto = reachingIn.filter(({ endMs }) => endMs >= fromMs)
  for (const { day, rows } of parts) {
    for (const row of rows) {
      const startMs = day.startMs[row] ?? 0
      const endMs = startMs + (day.durationMs[row] ?? 0)
      if (endMs < fromMs || startMs >= toMs || endMs === startMs) continue
      const pauses = day.pauses[row] ?? noNumber
      if (startMs >= fromMs && endMs < toMs && pauses !== noNumber) {
        byPauses.set(pauses, (byPauses.get(pauses) ?? 0) + 1)
      } else toLookInto.push({ lead: numbers.leads.idOf(day.leads[row] ?? 0), startMs, endMs })
    }
  }
  for (const [pauses, count] of byPauses) {
    for (const inside of readPauses(numbers.pauses.textOf(pauses))) {
      counts[inside.bin] = (counts[inside.bin] ?? 0) + inside.count * count
    }
  }
  for (const { place, pauses } of await countFromEvents(toLookInto, scope, rules, db)) {
    counts[place] = (counts[place] ?? 0) + pauses
  }
  return counts
}

/** Inside of some sessions. Session by session: the planner would rather read all events. */
async function countFromEvents(
  spans: readonly Span[],
  { fromMs, toMs }: PauseScope,
  rules: Rules,
  db: Queryable,
): Promise<{ place: number; pauses: number }[]> {
  if (spans.length === 0) return []
  return db.query(sql`
    WITH paused AS (
      SELECT e.occurred_at, e.occurred_at - lag(e.occurred_at) OVER (PARTITION BY s.lead_id, s.started_at ORDER BY e.occurred_at, e.seq) AS pause
      FROM unnest(
        ${spans.map(({ lead }) => lead)}::text[],
        ${spans.map(({ startMs }) => formatInstant(startMs))}::timestamptz[],
        ${spans.map(({ endMs }) => formatInstant(endMs))}::timestamptz[]) AS s (lead_id, started_at, ended_at)
      JOIN LATERAL (
        SELECT occurred_at, seq FROM event e
        WHERE e.lead_id = s.lead_id AND e.occurred_at BETWEEN s.started_at AND s.ended_at AND ${isCountedSql(rules)} OFFSET 0
      ) e ON TRUE
    )
    SELECT width_bucket(date_part('epoch', pause) * 1000, ${pauseBinStartsMs.slice(1)}::float8[]) AS place, count(*) AS pauses
    FROM paused WHERE pause IS NOT NULL AND occurred_at >= ${new Date(fromMs)} AND occurred_at < ${new Date(toMs)} GROUP BY 1`)
}
