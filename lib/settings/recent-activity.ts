import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { pageViewType } from '@/lib/sessionizer'
import type { RecentActivity } from './types'

const maxEvents = 50_000
const maxPages = 2000

/** The types and pages among the newest 50,000 events, with the most viewed 2,000 pages. Reading all events would take too long. */
export async function recentActivity(db: Database = database()): Promise<RecentActivity> {
  const rows = await db.query<{ type: string; path: string | null; count: number }>(sql`
    SELECT type, path, count(*) AS count FROM (
      SELECT type, CASE WHEN type = ${pageViewType} THEN path END AS path
      FROM event ORDER BY occurred_at DESC, seq DESC LIMIT ${maxEvents}::int) newest
    GROUP BY type, path ORDER BY count DESC, path`)
  const types = new Map<string, number>()
  for (const { type, count } of rows) types.set(type, (types.get(type) ?? 0) + count)
  const pages = rows.flatMap(({ path, count }) => (path === null ? [] : [{ path, views: count }]))
  return {
    events: rows.reduce((sum, { count }) => sum + count, 0),
    types: [...types].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count),
    pages: pages.slice(0, maxPages),
    morePages: Math.max(0, pages.length - maxPages),
  }
}
