import { matchesPattern, pageViewType, type Touch } from '@/lib/sessionizer/index'

// A sequence asks for events of one session in an order: an email click, later a view of a pricing page, later a demo
// request. Its text form is read by parse-sequence.ts; match-sequence.ts says which events fit.

/** Events of a type, or views of a page. In both `*` stands for any run of characters; the type `*` is any event. */
export interface TouchPattern {
  kind: 'type' | 'page'
  pattern: string
}

/** That many in a row, each directly after the other. At least one; without `max` any number. */
export interface Repetition {
  min: number
  max?: number | undefined
}

/** Some events that fit one of the patterns. */
export interface PositiveStep {
  kind: 'some'
  anyOf: TouchPattern[]
  /** How it follows the step before: any time later, or as the very next event. `later` for the first step. */
  link: 'later' | 'directly'
  /** Missing for one event. */
  repeat?: Repetition | undefined
}

/** No event that fits a pattern between the neighbours of this step; before the first or after the last one, none at all. */
export interface NegativeStep {
  kind: 'none'
  anyOf: TouchPattern[]
}

export type SequenceStep = PositiveStep | NegativeStep
export type Sequence = SequenceStep[]

export const sequenceLimits = {
  steps: 20,
  patternsPerStep: 20,
  repetitions: 50,
  textLength: 2000,
} as const

export function fitsPattern({ type, path }: Touch, { kind, pattern }: TouchPattern): boolean {
  if (kind === 'type') return matchesPattern(type, pattern)
  return type === pageViewType && !!path && matchesPattern(path, pattern)
}

/** A sequence as runs of events and what may lie around them: one gap before each run, and one after the last. */
export interface CompiledSequence {
  runs: Run[]
  gaps: Gap[]
}

export interface Run {
  anyOf: TouchPattern[]
  min: number
  max: number
}

/** `none` lists what must not occur in the gap; null when there is no gap: the run follows as the very next event. */
export interface Gap {
  none: TouchPattern[] | null
}

export function compileSequence(sequence: Sequence): CompiledSequence {
  const runs: Run[] = []
  const gaps: Gap[] = []
  let none: TouchPattern[] = []
  for (const step of sequence) {
    if (step.kind === 'none') {
      none = [...none, ...step.anyOf]
      continue
    }
    const { min, max = Number.POSITIVE_INFINITY } = step.repeat ?? { min: 1, max: 1 }
    runs.push({ anyOf: step.anyOf, min, max })
    gaps.push({ none: step.link === 'directly' ? null : none })
    none = []
  }
  return { runs, gaps: [...gaps, { none }] }
}
