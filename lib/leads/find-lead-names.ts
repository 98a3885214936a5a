import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { readLeads } from '@/lib/sessions/read-leads'
import type { SessionLead } from '@/lib/sessions/types'

/** What the leads are called, by id: name, email or its sender's id, else our id itself. */
export async function findLeadNames(
  ids: readonly string[],
  db: Database = database(),
): Promise<Record<string, string>> {
  const leads = await readLeads(new Set(ids), db)
  return Object.fromEntries(ids.map((id) => [id, nameOf(leads.get(id)) ?? id]))
}

function nameOf(lead: SessionLead | undefined): string | undefined {
  return lead?.name ?? lead?.email ?? lead?.userId
}
