import { eventTypeLabel } from '@/lib/sessionizer/event-types'
import type { Touch } from '@/lib/sessionizer/index'
import { pageViewType, type Rules, touchLabel } from '@/lib/sessionizer/index'

// The path of a session: what its events are called, in order, up to (not including) the first event of a chosen goal;
// all of them when it reaches none. What follows itself under one name is one step. A path filter asks for the steps of
// this path from the entry on. Its text form is read by path-text.ts, match-path.ts says which sessions fit.

/**
 * What an event is called: a page view by its content category or by its path, anything else by its type; or all of them
 * by their type.
 */
export const pathGroupings = ['category', 'path', 'type'] as const
export type PathGrouping = (typeof pathGroupings)[number]

export type PathStep =
  | { kind: 'label'; label: string }
  /** A step whose label is not kept. */
  | { kind: 'others' }
  /** One step, whatever it is called. */
  | { kind: 'any' }
  /** Any number of steps, also none. */
  | { kind: 'rest' }

export type PathEnd =
  /** The first chosen goal is one of these types. */
  | { kind: 'goal'; types: string[] }
  /** No chosen goal in the session. */
  | { kind: 'none' }
  /** With a chosen goal or without. */
  | { kind: 'either' }

export interface SessionPath {
  grouping: PathGrouping
  /** The labels that keep their name; all others are called the same. Empty: every label keeps its name. */
  keep: string[]
  /** The event types of the chosen goals. */
  goals: string[]
  steps: PathStep[]
  end: PathEnd
}

export const pathLimits = { steps: 60, labels: 200, goals: 50, textLength: 8000 } as const

/** What an event is called in a path. */
export function pathLabel({ type, path }: Touch, grouping: PathGrouping, rules: Rules): string {
  if (grouping === 'type') return eventTypeLabel(type)
  if (grouping === 'path') return type === pageViewType && path ? path : eventTypeLabel(type)
  return touchLabel({ type, path: path ?? null }, rules)
}
