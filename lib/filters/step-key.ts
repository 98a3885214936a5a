import { categoryOf, eventTypeLabel, pageViewType, type Rules } from '@/lib/sessionizer/index'
import { pagePrefix } from './filter-definitions'
import type { Touch } from './sequence'

// What an event is called as a step of a path. The name depends on how steps are grouped: views of pages by what the
// pages are about, or by their path, or only as page views. Anything else is named by its event type.

export const stepGroups = ['category', 'path', 'type'] as const
export type StepGroup = (typeof stepGroups)[number]

/** The step `category:Pricing` is a view of any page of that category. */
export const categoryPrefix = 'category:'

/**
 * The key of a step: `category:Pricing`, `page:/about-us` (also under `category`, for a page that has none), or an event
 * type such as `email_open`. Under `type` every event is its type.
 */
export function stepKeyOf({ type, path }: Touch, group: StepGroup, rules: Rules): string {
  if (group === 'type' || type !== pageViewType || !path) return type
  const category = group === 'category' ? categoryOf(path, rules) : null
  return category === null ? pagePrefix + path : categoryPrefix + category.name
}

/** A step's name for people. */
export function stepLabel(key: string): string {
  for (const prefix of [categoryPrefix, pagePrefix]) {
    if (key.startsWith(prefix) && key.length > prefix.length) return key.slice(prefix.length)
  }
  return eventTypeLabel(key)
}
