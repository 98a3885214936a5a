// Which types of events a session has seen so far.
import type { TypeFacts } from './compile-rules'

/** Types, each once, in order of first appearance. */
export interface SeenTypes {
  all: string[]
  goals: readonly string[]
  negatives: readonly string[]
  /** What the lead did of its own accord. */
  deeds: readonly string[]
  /** What there is to say when page views say nothing, once `quietSentence` was asked for it. */
  quiet: string | null
}

export const noTypes: SeenTypes = { all: [], goals: [], negatives: [], deeds: [], quiet: null }

/** A list of its own for each new type would make a session of very many types slow: what is not shared goes on as it is. */
export function withType(
  seen: SeenTypes,
  { type, isGoal, isNegative, isDeed }: TypeFacts,
  isShared: boolean,
): SeenTypes {
  if (seen.all.includes(type)) return seen
  const now = isShared ? { ...seen, all: [...seen.all] } : seen
  now.all.push(type)
  if (isGoal) now.goals = [...now.goals, type]
  if (isNegative) now.negatives = [...now.negatives, type]
  if (isDeed) now.deeds = [...now.deeds, type]
  now.quiet = null
  return now
}
