import { raw, sql } from '@/lib/db/sql'
import type { LeadRow } from './types'
import { userIdSql } from './user-id'

export const leadColumns = raw(
  'id, name, email, company, owner, first_seen_at, last_seen_at, event_count, session_count, score',
)

/** With what it is called where it has no name. */
export const shownLeadColumns = sql`${leadColumns}, ${userIdSql} AS user_id`

export interface LeadRecord {
  id: string
  name: string | null
  email: string | null
  company: string | null
  owner: string | null
  first_seen_at: Date | null
  last_seen_at: Date | null
  event_count: number
  session_count: number
  score: number
  user_id?: string | null
}

export function toLeadRow(record: LeadRecord): LeadRow {
  const { id, name, email, company, owner, score } = record
  return {
    id,
    name,
    email,
    company,
    owner,
    ...(record.user_id && { userId: record.user_id }),
    firstSeenAt: record.first_seen_at?.getTime() ?? null,
    lastSeenAt: record.last_seen_at?.getTime() ?? null,
    eventCount: record.event_count,
    sessionCount: record.session_count,
    score,
  }
}
