import { categoryOf, matchesPattern, pageViewType, type Rules, type Touch } from '@/lib/sessionizer/index'

// A sequence asks for events of one session in an order: an email click, later a view of a pricing page, later a demo
// request. Its text form is read by parse-sequence.ts; match-sequence.ts says which events fit.

/**
 * Events of a type, or views of a page, or of the pages of a content category. Types and pages are patterns, in which `*`
 * stands for any run of characters and `\*` for an asterisk; the type `*` is any event. A category is named in full.
 */
export interface TouchPattern {
  kind: 'type' | 'page' | 'category'
  pattern: string
}

/** Which events: those that fit one of the patterns, or with `isExcept` those that fit none. */
export interface TouchSet {
  anyOf: TouchPattern[]
  isExcept?: true | undefined
}

/** That many in a row, each directly after the other. At least one; without `max` any number. */
export interface Repetition {
  min: number
  max?: number | undefined
}

/** Some events of the set. */
export interface PositiveStep extends TouchSet {
  kind: 'some'
  /** How it follows the step before: any time later, or as the very next event. `later` for the first step. */
  link: 'later' | 'directly'
  /** Missing for one event. */
  repeat?: Repetition | undefined
}

/** No event of the set between the neighbours of this step; before the first or after the last one, none at all. */
export interface NegativeStep extends TouchSet {
  kind: 'none'
}

export type SequenceStep = PositiveStep | NegativeStep
export type Sequence = SequenceStep[]

/** So that whatever is asked for, the database answers soon: its time grows with patterns and repetitions. */
export const sequenceLimits = {
  steps: 20,
  patternsPerStep: 20,
  patterns: 100,
  repetitions: 50,
  /** Of all steps together, each counted by the upper number, or else the lower one. */
  repetitionsInAll: 100,
  textLength: 4000,
} as const

export function fitsPattern({ type, path }: Touch, { kind, pattern }: TouchPattern, rules: Rules): boolean {
  if (kind === 'type') return matchesPattern(type, pattern)
  if (type !== pageViewType || !path) return false
  return kind === 'page' ? matchesPattern(path, pattern) : categoryOf(path, rules)?.name === pattern
}

export function isInAny(touch: Touch, sets: readonly TouchSet[], rules: Rules): boolean {
  const fits = (pattern: TouchPattern) => fitsPattern(touch, pattern, rules)
  return sets.some(({ anyOf, isExcept }) => anyOf.some(fits) !== (isExcept ?? false))
}

/** A sequence as runs of events and what may lie around them: one gap before each run, and one after the last. */
export interface CompiledSequence {
  runs: Run[]
  gaps: Gap[]
}

/** From `min` to `max` events in a row, each in one of the sets. */
export interface Run {
  of: TouchSet[]
  min: number
  max: number
}

/** `none` lists what must not occur in the gap; null when there is no gap: the run follows as the very next event. */
export interface Gap {
  none: TouchSet[] | null
}

export function compileSequence(sequence: Sequence): CompiledSequence {
  const runs: Run[] = []
  const gaps: Gap[] = []
  let none: TouchSet[] = []
  for (const step of sequence) {
    if (step.kind === 'none') {
      none = [...none, step]
      continue
    }
    const { min, max = Number.POSITIVE_INFINITY } = step.repeat ?? { min: 1, max: 1 }
    runs.push({ of: [step], min, max })
    gaps.push({ none: step.link === 'directly' ? null : none })
    none = []
  }
  return { runs, gaps: [...gaps, { none }] }
}
