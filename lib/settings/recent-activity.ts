import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { pageViewType } from '@/lib/sessionizer'
import type { RecentActivity } from './types'

const newestEvents = 50_000
const maxPages = 1000

/** The types and pages of the newest 50,000 events: all of them would mean reading all events. */
export async function recentActivity(db: Database = database()): Promise<RecentActivity> {
  const groups = await db.query<{ type: string; path: string | null; count: number }>(sql`
    SELECT type, CASE WHEN type = ${pageViewType} THEN path END AS path, count(*) AS count
    FROM (SELECT type, path FROM event ORDER BY occurred_at DESC, seq DESC LIMIT ${newestEvents}::int) newest
    GROUP BY 1, 2 ORDER BY count DESC, 1, 2`)
  const types = new Map<string, number>()
  for (const { type, count } of groups) types.set(type, (types.get(type) ?? 0) + count)
  const pages = groups.flatMap(({ path, count: views }) => (path ? [{ path, views }] : []))
  return {
    types: [...types].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count),
    pages: pages.slice(0, maxPages),
    morePages: Math.max(0, pages.length - maxPages),
  }
}
