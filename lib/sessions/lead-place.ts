import type { Queryable } from '@/lib/db/database'
import { join, type Sql, sql } from '@/lib/db/sql'
import type { NumberRange } from '@/lib/filters/range-text'
import { reachedWhere } from './reached-where'

// Conditions on a session's place among those of its lead: subqueries that go by the lead alone, so that each is answered
// where the lead's rows are.

/** The first session of its lead that holds one of the event types. */
export async function firstWith(types: readonly string[], db: Queryable): Promise<Sql> {
  return sql`${await reachedWhere(types, db)} AND NOT EXISTS (
    SELECT FROM session AS earlier WHERE earlier.lead_id = session.lead_id AND earlier.started_at < session.started_at
      AND ${await reachedWhere(types, db, sql`earlier`)})`
}

/** Which of its lead's sessions it is, from 1. No more of them are counted than the range needs. */
export function visits({ min = 1, max }: NumberRange): Sql {
  const limit = (max ?? min - 1) + 1
  const count = sql`(SELECT count(*) FROM (
    SELECT FROM session AS earlier WHERE earlier.lead_id = session.lead_id AND earlier.started_at <= session.started_at
    LIMIT ${limit}::bigint) AS upto)`
  return max === undefined ? sql`${count} >= ${min}::bigint` : sql`${count} BETWEEN ${min}::bigint AND ${max}::bigint`
}

/** Full days of 24 hours since the start of its lead's first session. */
export function daysSinceFirst({ min, max }: NumberRange): Sql {
  const atLeast = (days: number) => sql`EXISTS (
    SELECT FROM session AS earlier WHERE earlier.lead_id = session.lead_id
      AND earlier.started_at <= session.started_at - ${days}::integer * interval '24 hours')`
  const start = min === undefined ? sql`TRUE` : atLeast(min)
  return max === undefined ? start : join([start, sql`NOT ${atLeast(max + 1)}`], ' AND ')
}

export const sourceOfFirst = sql`(
  SELECT first.source FROM session AS first WHERE first.lead_id = session.lead_id ORDER BY first.started_at LIMIT 1)`
