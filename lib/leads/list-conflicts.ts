import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { readIdentities } from '@/lib/events/resolve-leads'
import { isUser } from './joins/clean-join'
import type { ConflictLead, IdentityConflict } from './types'

const mostShown = 100

/** The conflicts that nobody has dismissed or settled, the latest first, at most a hundred. */
export async function listConflicts(db: Database = database()): Promise<IdentityConflict[]> {
  const rows = await db.query<ConflictRow>(sql`
    SELECT id, at, times, keys, reason FROM identity_conflict WHERE dismissed_at IS NULL
    ORDER BY at DESC, id LIMIT ${mostShown}::int`)
  const leadOf = await readIdentities(db, [...new Set(rows.flatMap(({ keys }) => keys.filter(isUser)))])
  const leads = await readConflictLeads([...new Set(leadOf.values())], db)
  return rows.map(({ at, ...row }) => {
    const users = row.keys.filter(isUser)
    const ids = new Set(users.flatMap((key) => leadOf.get(key) ?? []))
    return {
      ...row,
      at: at.getTime(),
      leads: [...ids].flatMap((id) => leads.get(id) ?? []),
      strangers: users.filter((key) => !leadOf.has(key)),
    }
  })
}

interface ConflictRow {
  id: string
  at: Date
  times: number
  keys: string[]
  reason: string
}

async function readConflictLeads(ids: readonly string[], db: Database): Promise<Map<string, ConflictLead>> {
  if (ids.length === 0) return new Map()
  const rows = await db.query<Omit<ConflictLead, 'keys'>>(sql`
    SELECT id, name, email, company, event_count AS "eventCount", session_count AS "sessionCount"
    FROM lead WHERE id = ANY(${ids}::text[])`)
  const keys = await db.query<{ key: string; lead_id: string }>(
    sql`SELECT key, lead_id FROM identity WHERE lead_id = ANY(${ids}::text[]) ORDER BY key`,
  )
  const leads = new Map(rows.map((row): [string, ConflictLead] => [row.id, { ...row, keys: [] }]))
  for (const { key, lead_id } of keys) leads.get(lead_id)?.keys.push(key)
  return leads
}
