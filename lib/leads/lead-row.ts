import { raw } from '@/lib/db/sql'
import type { LeadRow } from './types'

export const leadColumns = raw(
  'id, name, email, company, owner, first_seen_at, last_seen_at, event_count, session_count, score',
)

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
}

export function toLeadRow(record: LeadRecord): LeadRow {
  const { id, name, email, company, owner, score } = record
  return {
    id,
    name,
    email,
    company,
    owner,
    firstSeenAt: record.first_seen_at?.getTime() ?? null,
    lastSeenAt: record.last_seen_at?.getTime() ?? null,
    eventCount: record.event_count,
    sessionCount: record.session_count,
    score,
  }
}
