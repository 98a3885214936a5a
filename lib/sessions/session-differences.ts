import { isDeepStrictEqual } from 'node:util'
import type { StoredTrail } from './compute-stored'

/** The names of what differs between two sessions of one id; none when they are the same. */
export function sessionDifferences(stored: StoredTrail, computed: StoredTrail): (keyof StoredTrail)[] {
  const names = Object.keys(stored) as (keyof StoredTrail)[]
  return names.filter((name) => !isDeepStrictEqual(stored[name], computed[name]))
}
