import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { readLeads } from '@/lib/sessions/read-leads'
import type { IdentityConflict } from './types'

const mostShown = 100

/** The conflicts that nobody has dismissed, the latest first, at most a hundred. */
export async function listConflicts(db: Database = database()): Promise<IdentityConflict[]> {
  const rows = await db.query<ConflictRow>(sql`
    SELECT id, at, times, keys, reason, lead_ids FROM identity_conflict WHERE dismissed_at IS NULL
    ORDER BY at DESC, id LIMIT ${mostShown}::int`)
  const leads = await readLeads(new Set(rows.flatMap(({ lead_ids }) => lead_ids)), db)
  return rows.map(({ at, lead_ids: leadIds, ...row }) => ({
    ...row,
    at: at.getTime(),
    leads: leadIds.flatMap((id) => leads.get(id) ?? []),
  }))
}

interface ConflictRow {
  id: string
  at: Date
  times: number
  keys: string[]
  reason: string
  lead_ids: string[]
}
