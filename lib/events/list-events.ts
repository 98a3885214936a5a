import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { readPage } from '@/lib/db/read-page'
import { raw, type Sql, sql } from '@/lib/db/sql'
import type { EventQuery } from '@/lib/filters/event-filter'
import type { Position } from '@/lib/filters/page-cursor'
import { currentLeads } from '@/lib/leads/current-lead'
import { ruleNamesOf } from '@/lib/scoring/rule-table'
import { readLeads } from '@/lib/sessions/read-leads'
import { readWorkspace } from '@/lib/settings/workspace'
import { type EventRecord, eventColumns, toEventRow } from './event-row'
import { eventWhere } from './event-where'
import type { EventPage } from './types'

/** One page of single events under a filter, newest first; events of one instant stand in reverse order of arrival. */
export async function listEvents({ filter, limit, cursor }: EventQuery, db: Database = database()): Promise<EventPage> {
  const { rules } = await readWorkspace(db)
  const lead = filter.lead && (await currentLeads(filter.lead, db))
  const where = eventWhere({ ...filter, lead }, rules)
  const page = await readPage<ListedRecord>(
    { read: (...place) => readFrom(where, place, db), positionOf },
    cursor,
    limit,
  )
  const leads = await readLeads(new Set(page.rows.map((record) => record.lead_id)), db)
  const ruleNames = await ruleNamesOf(page.rows, db)
  const rows = page.rows.map((record) => {
    const { name = null, email = null, company = null } = leads.get(record.lead_id) ?? {}
    return { ...toEventRow(record, rules, ruleNames), lead: { name, email, company }, sessionId: record.session_id }
  })
  return { ...page, rows }
}

type ListedRecord = EventRecord & { session_id: string | null }

/** The session is looked up for the rows of the page alone: it is the lead's latest one that had begun, if it reaches so far. */
function readFrom(where: Sql, [place, limit, backward]: [Position | null, number, boolean], db: Database) {
  const direction = raw(backward ? 'ASC' : 'DESC')
  return db.query<ListedRecord>(sql`
    SELECT ${eventColumns}, (
      SELECT CASE WHEN s.ended_at >= e.occurred_at THEN s.id END FROM session s
      WHERE s.lead_id = e.lead_id AND s.started_at <= e.occurred_at ORDER BY s.started_at DESC LIMIT 1
    ) AS session_id
    FROM event e WHERE ${where} AND ${place ? beyond(place, backward) : sql`TRUE`}
    ORDER BY e.occurred_at ${direction}, e.seq ${direction} LIMIT ${limit}::integer`)
}

/** Written so that the first half alone bounds the index scan. */
function beyond({ key, id, inclusive }: Position, backward: boolean): Sql {
  const at = sql`${new Date(key)}::timestamptz`
  const seq = sql`${Number(id)}::bigint`
  const [past, upTo] = backward ? [raw('>'), raw('>=')] : [raw('<'), raw('<=')]
  return sql`e.occurred_at ${upTo} ${at} AND (e.occurred_at ${past} ${at} OR e.seq ${inclusive ? upTo : past} ${seq})`
}

function positionOf({ occurred_at, seq }: ListedRecord): Position {
  return { column: 'occurredAt', key: occurred_at.getTime(), id: String(seq) }
}
