import type { Queryable } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import { lastCode, pointOf } from './trail'

// `session.entry_touch` is the first character of its trail: the event type and path that it was entered by.

/** The code of a character; `trailCodes` in SQL. */
export const codeSql = (character: Sql): Sql =>
  sql`(ascii(${character}) - CASE WHEN ascii(${character}) < ${surrogates}::integer THEN ${offset}::integer ELSE ${offsetBeyond}::integer END)`

const surrogates = 0xd800
const offset = pointOf(0)
const offsetBeyond = pointOf(lastCode) - lastCode

/** Whether every touch has a character of its own. A site of more than a million pages has more touches than there are. */
export async function areTouchesTold(db: Queryable): Promise<boolean> {
  const [row] = await db.query<{ last: number | null }>(sql`SELECT max(code) AS last FROM touch`)
  return (row?.last ?? 0) < lastCode
}
