import type { Card } from '@/lib/events/clean-event'
import type { LockedLead } from '../lock-leads'

export const cardFields = ['name', 'email', 'company', 'owner'] as const

/** A lead's card as a join keeps it, with the time (ms) at which the lead was made. */
export interface KeptCard extends Card {
  createdAt: number
}

/** What a lead's card took over, and what it would say without that. */
export type Given = { [Field in keyof Card]?: { before: string | null; after: string } }

export function cardOf({ name, email, company, owner }: Card): Card {
  return { name, email, company, owner }
}

/** Fills what the lead's card lacks from another one, and notes it down in `given`. Whether there was anything. */
export function fillFrom(lead: LockedLead, card: Card, given: Given): boolean {
  const missing = cardFields.filter((field) => lead[field] === null && card[field] !== null)
  for (const field of missing) {
    lead[field] = card[field]
    given[field] = { before: null, after: card[field] ?? '' }
  }
  return missing.length > 0
}
