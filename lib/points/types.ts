import type { Json } from '@/lib/events/incoming-event'

export const propertyTests = ['exists', 'equals', 'contains'] as const
export type PropertyTest = (typeof propertyTests)[number]

/** What an event must have besides its type. */
export type ScoringCondition =
  /** The page, as a pattern: see lib/sessionizer/pattern.ts. */
  | { kind: 'path'; pattern: string }
  /** One of the event's own properties; `plan.name` is the name within the plan. `value` is empty for `exists`. */
  | { kind: 'property'; name: string; test: PropertyTest; value: string }

export interface ScoringRule {
  id: string
  name: string
  /** An event type, or `*` for any. */
  type: string
  condition: ScoringCondition | null
  points: number
  enabled: boolean
}

/** Any event. */
export const anyType = '*'

/** What a rule looks at. */
export interface ScorableEvent {
  type: string
  path?: string | null
  props?: { [name: string]: Json } | null
}
