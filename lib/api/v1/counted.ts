import { createHash } from 'node:crypto'

// How many rows a list has. They are counted when a walk begins; its cursors then carry the count from page to page, so
// that a walk through a thousand pages counts once.

/** A count as a cursor carries it. */
export interface Counted {
  total: number
  /** In which ten minutes since 1970. Not the very instant: the same page would never be the same twice (ETag). */
  slot: number
  /** Which filter's rows: a cursor that is asked with another one is no proof of anything. */
  of: string
}

const slotMs = 600_000

/** The count that the cursor carries, if it is of this filter and of these ten minutes or the ten before, else a new one. */
export async function countRows(
  carried: Counted | undefined,
  filter: Record<string, string>,
  nowMs: number,
  count: () => Promise<number>,
): Promise<Counted> {
  const of = nameOf(filter)
  const slot = Math.floor(nowMs / slotMs)
  if (carried?.of === of && (carried.slot === slot || carried.slot === slot - 1)) return carried
  return { total: await count(), slot, of }
}

function nameOf(filter: Record<string, string>): string {
  const sorted = Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url').slice(0, 10)
}
