import { noiseReasons } from './noise'
import type { Rules } from './types'

/**
 * Whether two sets of rules make sessions of the same events: of events that count alike, cut at the same pauses. What the
 * sessions are then called may differ.
 */
export function keepsBorders(a: Rules, b: Rules): boolean {
  return (
    a.gapMs === b.gapMs &&
    a.passive.every((type) => b.passive.includes(type)) &&
    b.passive.every((type) => a.passive.includes(type)) &&
    noiseReasons.every((reason) => a.noise[reason] === b.noise[reason])
  )
}
