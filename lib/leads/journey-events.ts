import { type Sql, sql } from '@/lib/db/sql'
import { eventTextSql } from '@/lib/events/event-text'
import type { JourneyFilter } from '@/lib/filters/journey-filter'
import type { Rules } from '@/lib/sessionizer'

/** The condition that a journey's filter sets on `event e`; null when it asks for nothing. */
export function journeyEventsSql({ type, q }: JourneyFilter, rules: Rules): Sql | null {
  if (!type && !q) return null
  const types = type ? sql`e.type = ANY(${type}::text[])` : sql`TRUE`
  return q ? sql`${types} AND ${eventTextSql(q, rules)}` : types
}
