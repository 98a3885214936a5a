import { isInAny, type TouchSet } from '@/lib/filters/sequence'
import type { Rules, Touch } from '@/lib/sessionizer/index'
import type { CharClass, CharRange } from './sequence-regex'

/** Which event a character stands for. */
export interface SpelledTouch extends Touch {
  point: number
}

/**
 * The characters of each list of sets.
 * @param spelled the events that fit some of the sets' patterns; whatever else there is, fits none
 */
export function charClasses(
  lists: readonly (readonly TouchSet[])[],
  spelled: readonly SpelledTouch[],
  rules: Rules,
): Map<readonly TouchSet[], CharClass> {
  return new Map(
    lists.map((sets) => {
      const base = isBase(sets)
      const points = spelled.filter((touch) => isInAny(touch, sets, rules) !== base).map(({ point }) => point)
      return [sets, { base, others: rangesOf(points) }]
    }),
  )
}

/** Whether an event that fits no pattern is in one of the sets. The pattern `*` fits every event. */
export function isBase(sets: readonly TouchSet[]): boolean {
  return sets.some(({ anyOf, isExcept }) => anyOf.some(isAnyEvent) !== (isExcept ?? false))
}

export function isAnyEvent({ kind, pattern }: TouchSet['anyOf'][number]): boolean {
  return kind === 'type' && /^\*+$/.test(pattern)
}

function rangesOf(points: readonly number[]): CharRange[] {
  const ranges: CharRange[] = []
  for (const point of points.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && point === last.high + 1) last.high = point
    else ranges.push({ low: point, high: point })
  }
  return ranges
}
