import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { readPage } from '@/lib/db/read-page'
import { join, raw, type Sql, sql } from '@/lib/db/sql'
import type { LeadFilter, LeadQuery } from '@/lib/filters/lead-filter'
import type { Position } from '@/lib/filters/page-cursor'
import { choice } from '@/lib/sessions/session-where'
import { leadHasWords } from './lead-matches'
import { type LeadRecord, leadColumns, toLeadRow } from './lead-row'
import type { LeadPage, LeadRow } from './types'

/** One page of leads, the latest activity first; leads without any stand at the end. */
export async function listLeads({ filter, limit, cursor }: LeadQuery, db: Database = database()): Promise<LeadPage> {
  const where = leadWhere(filter)
  return readPage({ read: (...place) => readFrom(where, place, db), positionOf }, cursor, limit)
}

/** How many leads the filter lists. */
export async function countListedLeads(filter: LeadFilter, db: Database = database()): Promise<number> {
  const [row] = await db.query<{ leads: number }>(sql`SELECT count(*) AS leads FROM lead WHERE ${leadWhere(filter)}`)
  return row?.leads ?? 0
}

function leadWhere({ q, owner }: LeadFilter): Sql {
  const conditions = [...(q ? [leadHasWords(q)] : []), ...(owner ? [choice(sql`lead.owner`, owner, true)] : [])]
  return conditions.length === 0 ? sql`TRUE` : join(conditions, ' AND ')
}

/** Stands for "never" in a cursor: the first instant that a cursor can hold. */
const never = -62_135_596_800_000

/**
 * The seen and the never seen leads are two ranges of one index: a page that crosses the border reads from both.
 * One condition over both (`OR last_seen_at IS NULL`) would scan the index from its top.
 */
async function readFrom(where: Sql, [place, limit, backward]: [Position | null, number, boolean], db: Database) {
  const parts = backward ? [unseen, seen] : [seen, unseen]
  const rows: LeadRow[] = []
  for (const [index, part] of parts.entries()) {
    if (rows.length === limit) break
    const startsHere = place !== null && (place.key === never) === (part === unseen)
    if (place !== null && !startsHere && index === 0) continue
    rows.push(...(await part(where, startsHere ? place : null, limit - rows.length, backward, db)))
  }
  return rows
}

async function seen(where: Sql, place: Position | null, limit: number, backward: boolean, db: Database) {
  const direction = raw(backward ? 'ASC' : 'DESC')
  const [past, upTo] = backward ? [raw('>'), raw('>=')] : [raw('<'), raw('<=')]
  const at = sql`${new Date(place?.key ?? 0)}::timestamptz`
  const beyond = place
    ? sql`last_seen_at ${upTo} ${at} AND (last_seen_at ${past} ${at} OR id ${place.inclusive ? upTo : past} ${place.id})`
    : sql`last_seen_at IS NOT NULL`
  const records = await db.query<LeadRecord>(sql`
    SELECT ${leadColumns} FROM lead WHERE ${where} AND ${beyond}
    ORDER BY last_seen_at ${direction} NULLS ${raw(backward ? 'FIRST' : 'LAST')}, id ${direction} LIMIT ${limit}::integer`)
  return records.map(toLeadRow)
}

async function unseen(where: Sql, place: Position | null, limit: number, backward: boolean, db: Database) {
  const direction = raw(backward ? 'ASC' : 'DESC')
  const [past, upTo] = backward ? [raw('>'), raw('>=')] : [raw('<'), raw('<=')]
  const beyond = place ? sql`id ${place.inclusive ? upTo : past} ${place.id}` : sql`TRUE`
  const records = await db.query<LeadRecord>(sql`
    SELECT ${leadColumns} FROM lead WHERE ${where} AND last_seen_at IS NULL AND ${beyond}
    ORDER BY id ${direction} LIMIT ${limit}::integer`)
  return records.map(toLeadRow)
}

function positionOf({ id, lastSeenAt }: LeadRow): Position {
  return { column: 'lastSeenAt', key: lastSeenAt ?? never, id }
}
