import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { leadName } from '@/lib/filters/lead-name'
import { searchLeads } from './search-leads'

/** A lead among the choices of a filter. */
export interface LeadChoice {
  /** As the filter's parameter takes it. */
  value: string
  label: string
  detail: string
  /** All of its sessions. */
  count: number
}

const most = 20

/** The leads that have all words of `search`, the latest seen first, at most 20. */
export async function leadChoices(search: string, db: Database = database()): Promise<LeadChoice[]> {
  const leads = await searchLeads(search, most, db)
  return leads.map((lead) => ({
    value: lead.id,
    label: leadName(lead),
    detail: [lead.company, lead.name ? lead.email : null].filter(Boolean).join(' · '),
    count: lead.sessionCount,
  }))
}
