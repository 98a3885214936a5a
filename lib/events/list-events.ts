import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { readPage, type Stopped } from '@/lib/db/read-page'
import { raw, type Sql, sql } from '@/lib/db/sql'
import type { EventFilter, EventQuery } from '@/lib/filters/event-filter'
import type { Position } from '@/lib/filters/page-cursor'
import { currentLeads } from '@/lib/leads/current-lead'
import { ruleNamesOf } from '@/lib/scoring/rule-table'
import { noiseReasons, type Rules } from '@/lib/sessionizer'
import { readLeads } from '@/lib/sessions/read-leads'
import { readWorkspace } from '@/lib/settings/workspace'
import { type EventRecord, eventColumns, toEventRow } from './event-row'
import { eventWhere } from './event-where'
import type { EventPage } from './types'

/** So many events are looked through for a page at most: one to two seconds, when none of them fits. */
const mostPassed = 500_000

/**
 * One page of single events under a filter, newest first; events of one instant stand in reverse order of arrival. Where
 * few events fit, a page may end before it is full; `searchedTo` says where, and `next` or `previous` goes on.
 */
export async function listEvents(
  { filter, limit, cursor }: EventQuery,
  db: Database = database(),
  most: number = mostPassed,
): Promise<EventPage> {
  const { rules } = await readWorkspace(db)
  const lead = filter.lead && (await currentLeads(filter.lead, db))
  const list = { ...splitWhere({ ...filter, lead }, rules), most, db }
  const { stoppedAt, ...page } = await readPage<ListedRecord>(
    { read: (...place) => readFrom(list, place), positionOf },
    cursor,
    limit,
  )
  const leads = await readLeads(new Set(page.rows.map((record) => record.lead_id)), db)
  const ruleNames = await ruleNamesOf(page.rows, db)
  const rows = page.rows.map((record) => {
    const { name = null, email = null, company = null } = leads.get(record.lead_id) ?? {}
    return { ...toEventRow(record, rules, ruleNames), lead: { name, email, company }, sessionId: record.session_id }
  })
  return { ...page, rows, searchedTo: stoppedAt?.key ?? null }
}

type ListedRecord = EventRecord & { session_id: string | null }

interface EventList {
  /** What an index finds. */
  found: Sql
  /** What each event that it finds is asked. */
  fits: Sql
  most: number
  db: Database
}

function splitWhere({ lead, from, to, tz, suppressed, ...others }: EventFilter, rules: Rules) {
  const isNoise = suppressed?.every((choice) => noiseReasons.some((reason) => reason === choice)) ?? false
  return {
    found: eventWhere({ lead, from, to, tz, ...(isNoise && { suppressed }) }, rules),
    fits: eventWhere({ ...others, ...(!isNoise && { suppressed }) }, rules),
  }
}

/** The session is looked up for the rows of the page alone: it is the lead's latest one that had begun, if it reaches so far. */
async function readFrom(
  { found, fits, most, db }: EventList,
  [place, limit, backward]: [Position | null, number, boolean],
): Promise<Stopped<ListedRecord>> {
  const order = raw(backward ? 'e.occurred_at ASC, e.seq ASC' : 'e.occurred_at DESC, e.seq DESC')
  const where = sql`${found} AND ${place ? beyond(place, backward) : sql`TRUE`} ORDER BY ${order}`
  const rows = await db.query<ListedRecord>(sql`
    SELECT ${eventColumns}, (
      SELECT CASE WHEN s.ended_at >= e.occurred_at THEN s.id END FROM session s
      WHERE s.lead_id = e.lead_id AND s.started_at <= e.occurred_at ORDER BY s.started_at DESC LIMIT 1
    ) AS session_id
    FROM (SELECT * FROM event e WHERE ${where} LIMIT ${most}::integer) AS e
    WHERE ${fits} ORDER BY ${order} LIMIT ${limit}::integer`)
  if (rows.length === limit) return { rows, stoppedAt: null }
  const [last] = await db.query<Pick<ListedRecord, 'occurred_at' | 'seq'>>(sql`
    SELECT e.occurred_at, e.seq FROM event e WHERE ${where} OFFSET ${most - 1}::integer LIMIT 1`)
  return { rows, stoppedAt: last ? positionOf(last) : null }
}

/** Written so that the first half alone bounds the index scan. */
function beyond({ key, id, inclusive }: Position, backward: boolean): Sql {
  const at = sql`${new Date(key)}::timestamptz`
  const seq = sql`${Number(id)}::bigint`
  const [past, upTo] = backward ? [raw('>'), raw('>=')] : [raw('<'), raw('<=')]
  return sql`e.occurred_at ${upTo} ${at} AND (e.occurred_at ${past} ${at} OR e.seq ${inclusive ? upTo : past} ${seq})`
}

function positionOf({ occurred_at, seq }: Pick<ListedRecord, 'occurred_at' | 'seq'>): Position {
  return { column: 'occurredAt', key: occurred_at.getTime(), id: String(seq) }
}
