import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { Erasure } from './types'

/** The receipt of the lead that once had the id, or that one of this id had been joined to; the latest one. */
export async function findErasure(leadId: string, db: Database = database()): Promise<Erasure | null> {
  if (leadId.includes('\0')) return null
  const [row] = await db.query<ErasureRow>(sql`
    SELECT id, lead_id, erased_at, identities, events, sessions FROM erasure
    WHERE lead_id = ${leadId} OR former_ids @> ARRAY[${leadId}::text] ORDER BY erased_at DESC LIMIT 1`)
  if (!row) return null
  const { lead_id, erased_at, ...counts } = row
  return { ...counts, leadId: lead_id, erasedAt: erased_at.getTime() }
}

interface ErasureRow {
  id: string
  lead_id: string
  erased_at: Date
  identities: number
  events: number
  sessions: number
}
