import type { Database } from '@/lib/db/database'
import { day, timeZone } from '@/lib/filters/day-codec'
import { readWorkspace } from '@/lib/settings/workspace'

/** What `from`, `to` and `tz` mean here; a page says UTC for a missing zone. */
export const dayParams = {
  from: day.optional().describe('First day, like 2026-03-31, in the time zone `tz`.'),
  to: day.optional().describe('Last day, inside the range.'),
  tz: timeZone.optional().describe("Time zone of the days, like Europe/Berlin; the workspace's when missing."),
}

interface Days {
  from?: string | undefined
  to?: string | undefined
  tz?: string | undefined
}

/** The filter with the zone that its days are in: its own, else the workspace's. */
export async function inZone<Filter extends Days>(filter: Filter, db: Database): Promise<Filter> {
  const hasDays = filter.from !== undefined || filter.to !== undefined
  if (!hasDays || filter.tz !== undefined) return filter
  return { ...filter, tz: (await readWorkspace(db)).timezone }
}
