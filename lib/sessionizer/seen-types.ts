// Which types of events a session has seen so far.
import type { TypeFacts } from './compile-rules'
import { quietSentence } from './intent-words'

/** Types, each once, in order of first appearance. */
export interface SeenTypes {
  all: readonly string[]
  goals: readonly string[]
  negatives: readonly string[]
  /** What the lead did of its own accord. */
  deeds: readonly string[]
  /** What there is to say of a session whose page views say nothing. */
  quietReason: string
}

export const noTypes: SeenTypes = { all: [], goals: [], negatives: [], deeds: [], quietReason: '' }

/** The same object when the type was seen before. */
export function withType(seen: SeenTypes, { type, isGoal, isNegative, isDeed }: TypeFacts): SeenTypes {
  if (seen.all.includes(type)) return seen
  const all = [...seen.all, type]
  const deeds = isDeed ? [...seen.deeds, type] : seen.deeds
  return {
    all,
    goals: isGoal ? [...seen.goals, type] : seen.goals,
    negatives: isNegative ? [...seen.negatives, type] : seen.negatives,
    deeds,
    quietReason: quietSentence(all, deeds),
  }
}
