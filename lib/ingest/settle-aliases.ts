import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { IncomingJoin } from '@/lib/events/incoming-event'
import { leadKey } from '@/lib/importers/lead-key'

const anonymous = 'anon:'

/**
 * The id that an alias leaves behind may be a visitor's or a user's: nothing in the call tells. It is a user's when one is
 * known by it and no visitor is.
 */
export async function settleAliases(joins: readonly IncomingJoin[], db: Queryable): Promise<readonly IncomingJoin[]> {
  const doubtful = joins.filter(isAlias).flatMap(({ keys }) => keys.filter(isAnonymous))
  if (doubtful.length === 0) return joins
  const candidates = doubtful.flatMap((key) => [key, userKey(key)])
  const rows = await db.query<{ key: string }>(sql`SELECT key FROM identity WHERE key = ANY(${candidates}::text[])`)
  const known = new Set(rows.map(({ key }) => key))
  const settle = (key: string) => (isAnonymous(key) && !known.has(key) && known.has(userKey(key)) ? userKey(key) : key)
  return joins.map((join) => (isAlias(join) ? { ...join, keys: join.keys.map(settle) } : join))
}

function isAlias({ reason }: IncomingJoin): boolean {
  return reason === 'alias'
}

function isAnonymous(key: string): boolean {
  return key.startsWith(anonymous)
}

function userKey(key: string): string {
  return leadKey(key.slice(anonymous.length))
}
