import type { Database } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { readStretches } from './read-stretches'

/** Some sessions, told in two long texts. */
export interface TrailText {
  /** Of each session its points, its channel and its trail: digits, letters, and characters behind ASCII. */
  sessions: string | null
  /** The ids of their leads, in the same order. All are as long. */
  leads: string | null
}

/** All that the report takes from the sessions under a filter, in one pass over them. */
export function readTrails(filter: SessionFilter, where: Sql, db: Database): Promise<TrailText>[] {
  return readStretches(
    (condition) => sql`
      SELECT string_agg(session.points::text || session.source || session.trail, '') AS sessions,
        string_agg(session.lead_id, '') AS leads
      FROM session WHERE ${condition}`,
    filter,
    where,
    db,
  )
}
