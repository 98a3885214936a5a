import { database } from '@/lib/db/client'
import type { Database, Transaction } from '@/lib/db/database'
import { preferIndexes } from '@/lib/db/prefer-indexes'
import { sql } from '@/lib/db/sql'
import { readTouched } from '@/lib/sessions/read-touched'
import { wholeLife } from '@/lib/sessions/stretch'
import { addToDayStat } from '@/lib/sessions/write-day-stat'
import { shareWorkspace } from '@/lib/settings/workspace'
import { lockLeads } from './lock-leads'

/** Erases leads with all that is known of them: identity keys, events, sessions. Returns how many there were. */
export function deleteLeads(ids: readonly string[], db: Database = database()): Promise<number> {
  return ids.length === 0 ? Promise.resolve(0) : db.transaction((tx) => erase(tx, ids))
}

async function erase(tx: Transaction, ids: readonly string[]): Promise<number> {
  await shareWorkspace(tx)
  await preferIndexes(tx)
  const leads = [...(await lockLeads(tx, [...new Set(ids)].sort())).keys()]
  const sessions = await readTouched(
    tx,
    leads.map((id) => wholeLife(id)),
  )
  await tx.execute(sql`DELETE FROM identity WHERE lead_id = ANY(${leads}::text[])`)
  await tx.execute(sql`DELETE FROM lead WHERE id = ANY(${leads}::text[])`)
  await addToDayStat(tx, { removed: [...sessions.values()].flat(), added: [] })
  return leads.length
}
