import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { SessionEvent } from '@/lib/sessionizer'

/** All events of a lead, as the sessionizer takes them. */
export async function readSessionEvents(leadId: string, db: Database): Promise<SessionEvent[]> {
  const records = await db.query<SessionEvent & { at: Date }>(sql`
    SELECT id, lead_id AS "leadId", seq, occurred_at AS at, type, label, path, url, referrer, campaign,
      utm_source AS "utmSource", utm_medium AS "utmMedium", points, suppressed
    FROM event WHERE lead_id = ${leadId} ORDER BY occurred_at, seq`)
  return records.map(({ at, ...event }) => ({ ...event, occurredAt: at.getTime() }))
}
