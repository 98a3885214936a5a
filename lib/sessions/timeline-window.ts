import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import { type EventRecord, eventColumns, isCountedSql, toEventRow } from '@/lib/events/event-row'
import { eventTextSql } from '@/lib/events/event-text'
import type { TimelineEvent, TimelineWindow } from '@/lib/events/types'
import { timelinePlace } from '@/lib/filters/timeline-query'
import { ruleNamesOf } from '@/lib/scoring/rule-table'
import type { Rules } from '@/lib/sessionizer/types'
import { readWorkspace } from '@/lib/settings/workspace'

/** Any stretch of one lead's time: a stored session, or one computed with another gap. Both ends inside, in ms. */
export interface Stretch {
  leadId: string
  startedAt: number
  endedAt: number
}

export interface TimelineQuery {
  /** Where the window before this one ended: its `next`. */
  after?: string | undefined
  /** At most this many events, 500 if missing. */
  limit?: number | undefined
  /** Only these types are listed. Pauses and totals still reckon with all events. */
  types?: string[] | undefined
  /** Only events with these words are listed. */
  q?: string | undefined
}

/**
 * The events of a stretch in order, one window at a time, suppressed ones included. Elapsed times and running totals
 * are counted from the start of the stretch, whatever the window.
 * @throws AppError 'bad_request' when `after` is no cursor
 */
export async function timelineWindow(
  stretch: Stretch,
  query: TimelineQuery = {},
  db: Database = database(),
): Promise<TimelineWindow> {
  const { rules } = await readWorkspace(db)
  const limit = query.limit ?? 500
  const matches = sql`${typesSql(query.types)} AND ${eventTextSql(query.q ?? '', rules)}`
  const [records, [count]] = await Promise.all([
    db.query<TimelineRecord>(sql`
      SELECT ${eventColumns}, e.total, e.last_counted_at FROM (${eventsWithTotals(stretch, rules)}) e
      WHERE ${afterSql(query.after)} AND ${matches}
      ORDER BY e.occurred_at, e.seq LIMIT ${limit + 1}`),
    db.query<{ events: number }>(sql`
      SELECT count(*) AS events FROM event e WHERE ${withinSql(stretch)} AND ${matches}`),
  ])
  const ruleNames = await ruleNamesOf(records, db)
  const events = records.slice(0, limit).map((record) => toTimelineEvent(record, rules, ruleNames))
  const last = records.length > limit ? events.at(-1) : undefined
  return { events, next: last ? timelinePlace(last) : null, eventCount: count?.events ?? 0 }
}

interface TimelineRecord extends EventRecord {
  total: number
  last_counted_at: Date | null
}

/** The order of the windows is the order of the rows, so the database stops counting at the end of the wanted window. */
function eventsWithTotals(stretch: Stretch, rules: Rules): Sql {
  return sql`
    SELECT e.*,
      coalesce(sum(e.points) FILTER (WHERE e.counted) OVER so_far, 0) AS total,
      max(e.occurred_at) FILTER (WHERE e.counted) OVER
        (ORDER BY e.occurred_at, e.seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS last_counted_at
    FROM (SELECT e.*, ${isCountedSql(rules)} AS counted FROM event e WHERE ${withinSql(stretch)}) e
    WINDOW so_far AS (ORDER BY e.occurred_at, e.seq ROWS UNBOUNDED PRECEDING)`
}

function withinSql({ leadId, startedAt, endedAt }: Stretch): Sql {
  return sql`e.lead_id = ${leadId} AND e.occurred_at BETWEEN ${new Date(startedAt)} AND ${new Date(endedAt)}`
}

function typesSql(types: string[] | undefined): Sql {
  return types && types.length > 0 ? sql`e.type = ANY(${types}::text[])` : sql`TRUE`
}

/** The end of the year 9999: every database holds it, and no event lies behind. */
const latestInstant = 253_402_300_799_999

function afterSql(cursor: string | undefined): Sql {
  if (cursor === undefined) return sql`TRUE`
  const [at, seq] = /^\d{1,15}\.\d{1,15}$/.test(cursor) ? cursor.split('.').map(Number) : []
  if (at === undefined || seq === undefined || at > latestInstant) {
    throw new AppError('bad_request', 'after: is no place in this timeline', { field: 'after' })
  }
  return sql`e.occurred_at >= ${new Date(at)} AND (e.occurred_at > ${new Date(at)} OR e.seq > ${seq})`
}

function toTimelineEvent(record: TimelineRecord, rules: Rules, ruleNames: ReadonlyMap<string, string>): TimelineEvent {
  const event = toEventRow(record, rules, ruleNames)
  const before = record.last_counted_at
  return { ...event, elapsedMs: before === null ? null : event.occurredAt - before.getTime(), total: record.total }
}
