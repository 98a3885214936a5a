import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { type EventRecord, eventColumns, isCountedSql, toEventRow } from '@/lib/events/event-row'
import type { JourneyQuery } from '@/lib/filters/journey-filter'
import { cursorTo } from '@/lib/filters/page-cursor'
import { ruleNamesOf } from '@/lib/scoring/rule-table'
import { notCountedWithin } from '@/lib/sessions/not-counted'
import { readWorkspace } from '@/lib/settings/workspace'
import { formatInstant } from '@/lib/time/format-instant'
import { leadJourney } from './lead-journey'
import type { Journey, OutsideEvents, RawJourney } from './types'

/** Of one silence at most so many are told one by one, the newest. */
const mostShown = 5

/**
 * What a page of a journey leaves out since it does not count: during its sessions, and in the silences around them. Under
 * a filter the sessions do not follow each other, so that only the first is told.
 */
export async function notCountedAround(
  leadId: string,
  query: JourneyQuery,
  journey: Journey,
  nowMs: number,
  db: Database = database(),
): Promise<RawJourney> {
  const isFiltered = query.filter.type !== undefined || query.filter.q !== undefined
  const [within, outside] = await Promise.all([
    notCountedWithin(journey.rows, db),
    isFiltered ? {} : readOutside(leadId, await silencesOf(leadId, query, journey, nowMs, db), db),
  ])
  return { within, outside }
}

interface Silence {
  /** The session that it goes before; empty for the time since the newest. */
  beforeId: string
  /** Neither end belongs to it: sessions do. */
  fromMs: number
  toMs: number
}

async function silencesOf(
  leadId: string,
  query: JourneyQuery,
  { rows, previous, next }: Journey,
  nowMs: number,
  db: Database,
): Promise<Silence[]> {
  const older = next === null ? null : await leadJourney(leadId, { ...query, ...firstAfter(next) }, nowMs, db)
  const ends = [...rows, ...(older?.rows ?? [])].map(({ endedAt }) => endedAt)
  const before = rows.map(({ id, startedAt }, index) => ({
    beforeId: id,
    fromMs: ends[index + 1] ?? Number.NEGATIVE_INFINITY,
    toMs: startedAt,
  }))
  if (previous !== null) return before
  return [{ beforeId: '', fromMs: ends[0] ?? Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY }, ...before]
}

function firstAfter(next: string) {
  return { limit: 1, cursor: cursorTo('after', next) }
}

/** Years 1 to 9999: every database holds them, and no event lies outside. */
const [earliestMs, latestMs] = [-62_135_596_800_000, 253_402_300_799_999]

type OutsideRecord = EventRecord & { place: number; all_count: number }

async function readOutside(leadId: string, silences: Silence[], db: Database): Promise<Record<string, OutsideEvents>> {
  const { rules } = await readWorkspace(db)
  const records = await db.query<OutsideRecord>(sql`
    SELECT * FROM (
      SELECT ${eventColumns}, given.number::int - 1 AS place, count(*) OVER (PARTITION BY given.number) AS all_count,
        row_number() OVER (PARTITION BY given.number ORDER BY e.occurred_at DESC, e.seq DESC) AS newest
      FROM unnest(
        ${silences.map(({ fromMs }) => formatInstant(Math.max(fromMs, earliestMs)))}::timestamptz[],
        ${silences.map(({ toMs }) => formatInstant(Math.min(toMs, latestMs)))}::timestamptz[]
      ) WITH ORDINALITY AS given (low, high, number)
      JOIN event e ON e.lead_id = ${leadId} AND e.occurred_at > low AND e.occurred_at < high
      WHERE NOT ${isCountedSql(rules)}
    ) AS found WHERE newest <= ${mostShown}::int ORDER BY place, newest`)
  const ruleNames = await ruleNamesOf(records, db)
  const outside: Record<string, OutsideEvents> = {}
  for (const { place, all_count: count, ...record } of records) {
    const silence = silences[place]
    if (!silence) continue
    outside[silence.beforeId] ??= { count, fromMs: finite(silence.fromMs), toMs: finite(silence.toMs), events: [] }
    outside[silence.beforeId]?.events.push(toEventRow(record, rules, ruleNames))
  }
  return outside
}

function finite(ms: number): number | null {
  return Number.isFinite(ms) ? ms : null
}
