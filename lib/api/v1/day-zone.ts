import type { Database } from '@/lib/db/database'
import { readWorkspace } from '@/lib/settings/workspace'

/** For the description of `tz`. */
export const zoneOfDays = "Time zone of the days, like Europe/Berlin; the workspace's when missing."

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
