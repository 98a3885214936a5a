import { database } from '@/lib/db/client'
import type { Database, Queryable } from '@/lib/db/database'
import { readPage } from '@/lib/db/read-page'
import { join, raw, type Sql, sql } from '@/lib/db/sql'
import type { LeadFilter, LeadQuery } from '@/lib/filters/lead-filter'
import { type LeadSortColumn, leadSortColumnOf } from '@/lib/filters/lead-sort'
import type { Position } from '@/lib/filters/page-cursor'
import { choice } from '@/lib/sessions/session-where'
import { foundLeads } from './found-leads'
import { type LeadRecord, shownLeadColumns, toLeadRow } from './lead-row'
import type { LeadPage, LeadRow } from './types'

/** One page of leads. Those without any activity stand behind all others in the order of the latest, so first in the other. */
export async function listLeads(query: LeadQuery, db: Database = database()): Promise<LeadPage> {
  const { column, descending } = leadSortColumnOf(query.sort)
  const where = await leadWhere(query.filter, db)
  const readFrom = column === 'score' ? byScore : byActivity
  const list = {
    read: (place: Position | null, limit: number, backward: boolean) =>
      readFrom({ where, place, limit, down: descending !== backward, db }),
    positionOf: (lead: LeadRow) => positionOf(lead, column),
  }
  return readPage(list, query.cursor, query.limit)
}

/** How many leads the filter lists. */
export async function countListedLeads(filter: LeadFilter, db: Database = database()): Promise<number> {
  const where = await leadWhere(filter, db)
  const [row] = await db.query<{ leads: number }>(sql`SELECT count(*) AS leads FROM lead WHERE ${where}`)
  return row?.leads ?? 0
}

async function leadWhere({ q, owner }: LeadFilter, db: Queryable): Promise<Sql> {
  const conditions = [
    ...(q ? [await foundLeads(sql`lead.id`, q, db)] : []),
    ...(owner ? [choice(sql`lead.owner`, owner, true)] : []),
  ]
  return conditions.length === 0 ? sql`TRUE` : join(conditions, ' AND ')
}

/** Up to `limit` leads after a place, going down the order or up. */
interface Stretch {
  where: Sql
  place: Position | null
  limit: number
  down: boolean
  db: Database
}

/** Thousands of leads have the same score: compared as a pair, the index finds the place among them, too. */
async function byScore({ where, place, limit, down, db }: Stretch): Promise<LeadRow[]> {
  const { direction, past, upTo } = wordsOf(down)
  const beyond = place
    ? sql`(score, id) ${place.inclusive ? upTo : past} (${place.key}::bigint, ${place.id}::text)`
    : sql`TRUE`
  const records = await db.query<LeadRecord>(sql`
    SELECT ${shownLeadColumns} FROM lead WHERE ${where} AND ${beyond}
    ORDER BY score ${direction}, id ${direction} LIMIT ${limit}::integer`)
  return records.map(toLeadRow)
}

/** Stands for "never" in a cursor: the first instant that a cursor can hold. */
const never = -62_135_596_800_000

/**
 * The seen and the never seen leads are two ranges of one index: a page that crosses the border reads from both.
 * One condition over both (`OR last_seen_at IS NULL`) would scan the index from its top.
 */
async function byActivity(stretch: Stretch): Promise<LeadRow[]> {
  const { place, limit, down } = stretch
  const parts = down ? [seen, unseen] : [unseen, seen]
  const rows: LeadRow[] = []
  for (const [index, part] of parts.entries()) {
    if (rows.length === limit) break
    const startsHere = place !== null && (place.key === never) === (part === unseen)
    if (place !== null && !startsHere && index === 0) continue
    rows.push(...(await part({ ...stretch, place: startsHere ? place : null, limit: limit - rows.length })))
  }
  return rows
}

async function seen({ where, place, limit, down, db }: Stretch): Promise<LeadRow[]> {
  const { direction, past, upTo } = wordsOf(down)
  const at = sql`${new Date(place?.key ?? 0)}::timestamptz`
  const beyond = place
    ? sql`last_seen_at ${upTo} ${at} AND (last_seen_at ${past} ${at} OR id ${place.inclusive ? upTo : past} ${place.id})`
    : sql`last_seen_at IS NOT NULL`
  const records = await db.query<LeadRecord>(sql`
    SELECT ${shownLeadColumns} FROM lead WHERE ${where} AND ${beyond}
    ORDER BY last_seen_at ${direction} NULLS ${raw(down ? 'LAST' : 'FIRST')}, id ${direction} LIMIT ${limit}::integer`)
  return records.map(toLeadRow)
}

async function unseen({ where, place, limit, down, db }: Stretch): Promise<LeadRow[]> {
  const { direction, past, upTo } = wordsOf(down)
  const beyond = place ? sql`id ${place.inclusive ? upTo : past} ${place.id}` : sql`TRUE`
  const records = await db.query<LeadRecord>(sql`
    SELECT ${shownLeadColumns} FROM lead WHERE ${where} AND last_seen_at IS NULL AND ${beyond}
    ORDER BY id ${direction} LIMIT ${limit}::integer`)
  return records.map(toLeadRow)
}

function wordsOf(down: boolean) {
  const [direction, past, upTo] = down ? ['DESC', '<', '<='] : ['ASC', '>', '>=']
  return { direction: raw(direction), past: raw(past), upTo: raw(upTo) }
}

function positionOf({ id, lastSeenAt, score }: LeadRow, column: LeadSortColumn): Position {
  return { column, key: column === 'score' ? score : (lastSeenAt ?? never), id }
}
