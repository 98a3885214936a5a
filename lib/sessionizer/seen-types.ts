// Which types of events a session has seen so far.
import type { TypeFacts } from './compile-rules'

/** Types, each once, in order of first appearance. */
export interface SeenTypes {
  all: readonly string[]
  goals: readonly string[]
  negatives: readonly string[]
  /** What the lead did of its own accord. */
  deeds: readonly string[]
  /** What there is to say when page views say nothing, once `quietSentence` was asked for it. */
  quiet: string | null
}

export const noTypes: SeenTypes = { all: [], goals: [], negatives: [], deeds: [], quiet: null }

/** The same object when the type was seen before. */
export function withType(seen: SeenTypes, { type, isGoal, isNegative, isDeed }: TypeFacts): SeenTypes {
  if (seen.all.includes(type)) return seen
  return {
    all: [...seen.all, type],
    goals: isGoal ? [...seen.goals, type] : seen.goals,
    negatives: isNegative ? [...seen.negatives, type] : seen.negatives,
    deeds: isDeed ? [...seen.deeds, type] : seen.deeds,
    quiet: null,
  }
}
