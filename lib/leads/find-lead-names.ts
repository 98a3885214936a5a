import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { readLeads } from '@/lib/sessions/read-leads'

/** What the leads are called, by id: name, else email, else the id itself. */
export async function findLeadNames(
  ids: readonly string[],
  db: Database = database(),
): Promise<Record<string, string>> {
  const leads = await readLeads(new Set(ids), db)
  return Object.fromEntries(ids.map((id) => [id, leads.get(id)?.name ?? leads.get(id)?.email ?? id]))
}
