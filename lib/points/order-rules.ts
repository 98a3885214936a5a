// The first rule that fits gives the points, so places matter.
import { anyType, type ScoringRule } from './types'

type Placed = Pick<ScoringRule, 'type' | 'condition' | 'enabled'>

/** Where a new rule goes: a particular one before the first that would take all its events, another one to the end. */
export function placeOfNew(rules: readonly Placed[], rule: Placed): number {
  const place = rules.findIndex((other) => takesAllOf(other, rule))
  return place === -1 || rule.condition === null ? rules.length : place
}

/** The place of the rule above that leaves nothing to the one at `index`; -1 when there is none. */
export function shadowedBy(rules: readonly Placed[], index: number): number {
  const rule = rules[index]
  return rule ? rules.slice(0, index).findIndex((other) => other.enabled && takesAllOf(other, rule)) : -1
}

function takesAllOf(other: Placed, { type }: Placed): boolean {
  return other.condition === null && (other.type === type || other.type === anyType)
}
