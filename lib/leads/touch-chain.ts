import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { Outcome, Source } from '@/lib/sessionizer/types'
import { readWorkspace } from '@/lib/settings/workspace'
import type { Touch, TouchChain } from './types'

/** What brought the lead, from its first session to the first one that converted; to the latest while none did. */
export async function touchChain(leadId: string, db: Database = database()): Promise<TouchChain> {
  const { rules } = await readWorkspace(db)
  const records = await db.query<TouchRecord>(sql`
    SELECT id, started_at, source, campaign, entry_label, outcome, event_types FROM session
    WHERE lead_id = ${leadId} AND started_at <= coalesce(
      (SELECT min(started_at) FROM session WHERE lead_id = ${leadId} AND outcome = 'converted'), 'infinity')
    ORDER BY started_at`)
  const last = records.at(-1)
  const conversion =
    last?.outcome === 'converted'
      ? {
          sessionId: last.id,
          startedAt: last.started_at.getTime(),
          goals: last.event_types.filter((type) => rules.goals.includes(type)),
        }
      : null
  return { touches: foldTouches(records), conversion }
}

export interface TouchRecord {
  id: string
  started_at: Date
  source: Source
  campaign: string | null
  entry_label: string
  outcome: Outcome
  event_types: string[]
}

/** Visits in a row from the same source and campaign are one touch. */
export function foldTouches(records: readonly TouchRecord[]): Touch[] {
  const touches: Touch[] = []
  for (const record of records) {
    const at = record.started_at.getTime()
    const open = touches.at(-1)
    if (open && open.source === record.source && open.campaign === record.campaign) {
      open.sessionCount++
      open.lastAt = at
    } else {
      touches.push({
        source: record.source,
        campaign: record.campaign,
        entryLabel: record.entry_label,
        sessionCount: 1,
        firstSessionId: record.id,
        firstAt: at,
        lastAt: at,
      })
    }
  }
  return touches
}
