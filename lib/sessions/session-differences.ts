import { isDeepStrictEqual } from 'node:util'
import type { Session } from '@/lib/sessionizer'

/** The names of what differs between two sessions of one id; none when they are the same. */
export function sessionDifferences(stored: Session, computed: Session): (keyof Session)[] {
  const names = Object.keys(computed) as (keyof Session)[]
  return names.filter((name) => !isDeepStrictEqual(stored[name], computed[name]))
}
