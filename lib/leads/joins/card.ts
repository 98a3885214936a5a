import { isDeepStrictEqual } from 'node:util'
import type { Card } from '@/lib/events/clean-event'
import type { LockedLead } from '../lock-leads'
import { type Edge, touch } from './edge-table'

export const cardFields = ['name', 'email', 'company', 'owner'] as const

/** A lead's card as a join keeps it. */
export interface KeptCard extends Card {
  /** When the lead was made, in ms. Null when there was only a key, of which something has been said since. */
  createdAt: number | null
}

/** What a lead's card took over, and what it said before. */
export type Given = { [Field in keyof Card]?: { before: string | null; after: string } }

export function cardOf({ name, email, company, owner }: Card): Card {
  return { name, email, company, owner }
}

/** Fills what the lead's card lacks from another one. */
export function fillFrom(lead: LockedLead, card: Card): Given {
  const given: Given = {}
  for (const field of cardFields) {
    const after = card[field]
    if (lead[field] !== null || after === null) continue
    lead[field] = after
    given[field] = { before: null, after }
  }
  return given
}

const emptyCard: KeptCard = { name: null, email: null, company: null, owner: null, createdAt: null }

/** What came to a lead by a key below the edge goes with the key when the edge is cut. */
export function passOn(edge: Edge, given: Given): void {
  for (const field of cardFields) {
    const change = given[field]
    if (!change) continue
    edge.card = { ...(edge.card ?? emptyCard), [field]: change.after }
    const { before } = edge.given[field] ?? change
    edge.given[field] = { before, after: change.after }
    touch(edge)
  }
}

/**
 * Takes back what the cut edge gave: from the lead, from what other joins remember that they replaced, and from the cards
 * of those on the way. What has been said since stays.
 * @param above the edges from the cut one up to the lead
 */
export function takeBack(cut: Edge, above: readonly Edge[], others: Iterable<Edge>, lead: LockedLead): void {
  const rest = [...others]
  for (const field of cardFields) {
    const given = cut.given[field]
    if (!given) continue
    let before = given.before
    for (const edge of rest) {
      const other = edge.given[field]
      if (other?.before !== given.after) continue
      other.before = before
      touch(edge)
    }
    let isReached = true
    for (const edge of above) {
      if (edge.card?.[field] === given.after) edge.card = { ...edge.card, [field]: before }
      const passed = edge.given[field]
      isReached = passed?.after === given.after
      if (passed && isReached) {
        if (before === null) {
          before = passed.before
          delete edge.given[field]
        } else passed.after = before
      }
      if (isDeepStrictEqual(edge.card, emptyCard)) edge.card = null
      touch(edge)
      if (!isReached) break // what stands further up may be the same, but did not come this way
    }
    if (isReached && lead[field] === given.after) lead[field] = before
  }
}
