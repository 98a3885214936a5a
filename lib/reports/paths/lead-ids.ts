import type { HashCounts } from './hash-counts'

/** Four numbers for each id: its 16 characters (lib/events/lead-id.ts), read four at a time. */
export type LeadIds = Int32Array

/** Reads a text of ids that has nothing between them. */
export function toLeadIds(text: string): LeadIds {
  const bytes = Buffer.from(text, 'latin1')
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
}

/** Adds the id at a place. It is a hash; so is what is left of each half of it. */
export function addLead(to: HashCounts, ids: LeadIds, place: number): void {
  const at = place * 4
  to.add(mixed(ids[at] as number, ids[at + 1] as number), mixed(ids[at + 2] as number, ids[at + 3] as number))
}

export function addLeads(to: HashCounts, ids: LeadIds): void {
  for (let place = 0; place < ids.length >> 2; place++) addLead(to, ids, place)
}

function mixed(one: number, other: number): number {
  const both = Math.imul(one ^ Math.imul(other, 0x9e3779b1), 0x85ebca6b)
  return both ^ (both >>> 15)
}
