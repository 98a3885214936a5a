// Which scoring rule gives an event its points: the first in the list that is on and fits. Case does not count.
import type { Json } from '@/lib/events/incoming-event'
import { fitsPatterns, plainPath } from '@/lib/sessionizer/pattern'
import { anyType, type ScorableEvent, type ScoringCondition, type ScoringRule } from './types'

/**
 * The rules made ready for many events.
 * @param rules in order; those that are off may be among them
 * @returns the rule for an event, null when none fits
 */
export function ruleFinder(rules: readonly ScoringRule[]): (event: ScorableEvent) => ScoringRule | null {
  const enabled = rules.filter((rule) => rule.enabled)
  const byType = new Map<string, ScoringRule[]>()
  const rest = enabled.filter(({ type }) => type === anyType)
  for (const { type } of enabled) {
    byType.set(
      type,
      enabled.filter((rule) => rule.type === type || rule.type === anyType),
    )
  }
  return (event) => (byType.get(event.type) ?? rest).find(({ condition }) => fits(event, condition)) ?? null
}

/** Whether any of the rules looks at properties. */
export function readsProperties(rules: readonly ScoringRule[]): boolean {
  return rules.some(({ enabled, condition }) => enabled && condition?.kind === 'property')
}

function fits(event: ScorableEvent, condition: ScoringCondition | null): boolean {
  if (condition === null) return true
  if (condition.kind === 'path') {
    return event.path ? fitsPatterns(plainPath(event.path), [condition.pattern]) : false
  }
  const value = propertyOf(event.props, condition.name)
  if (condition.test === 'exists') return value !== undefined && value !== null && value !== ''
  const wanted = condition.value.trim().toLowerCase()
  return textsOf(value).some((text) => (condition.test === 'equals' ? text === wanted : text.includes(wanted)))
}

/** The property of that very name, else the one that the name's parts lead to. */
function propertyOf(props: ScorableEvent['props'], name: string): Json | undefined {
  if (!props) return undefined
  if (Object.hasOwn(props, name)) return props[name]
  let at: Json | undefined = props
  for (const part of name.split('.')) {
    if (typeof at !== 'object' || at === null || Array.isArray(at) || !Object.hasOwn(at, part)) return undefined
    at = at[part]
  }
  return at
}

/** What a value reads as; of a list, each of its entries. */
function textsOf(value: Json | undefined): string[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value.flatMap((entry) => (Array.isArray(entry) ? [] : textsOf(entry)))
  return typeof value === 'object' ? [] : [String(value).trim().toLowerCase()]
}
