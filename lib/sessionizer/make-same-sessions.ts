// Which differences between rules mean nothing: sessions need not be computed anew for them.
import { noiseReasons } from './noise'
import type { ContentCategory, Rules } from './types'

/**
 * Whether two sets of rules make the same sessions of any events, so far as the rules alone tell: the order of types and
 * of one category's patterns means nothing, nor does the weight of neutral pages. When in doubt it says no.
 */
export function makeSameSessions(a: Rules, b: Rules): boolean {
  return JSON.stringify(essence(a)) === JSON.stringify(essence(b))
}

/** The rules reduced to what decides, in one fixed order. */
function essence({ gapMs, goals, passive, noise, categories, intent }: Rules) {
  const counted = (types: readonly string[]) => inOrder(types.filter((type) => !passive.includes(type)))
  return {
    gapMs,
    passive: inOrder(passive),
    noise: noiseReasons.filter((reason) => noise[reason]),
    goals: counted(goals),
    negativeTypes: counted(intent.negativeTypes),
    highEvaluationWeight: intent.highEvaluationWeight,
    researchContentWeight: intent.researchContentWeight,
    categories: categories
      .filter(({ patterns }) => patterns.length > 0)
      .map((category) => ({
        name: category.name,
        kind: category.kind,
        weight: effectiveWeight(category),
        patterns: inOrder(category.patterns.map((pattern) => pattern.toLowerCase())),
      })),
  }
}

/** Neutral pages decide nothing; of negative ones a single view decides, however little it weighs. */
function effectiveWeight({ kind, weight }: ContentCategory): number {
  if (kind === 'neutral') return 0
  return kind === 'negative' && weight > 0 ? 1 : weight
}

/** Each once, sorted. */
function inOrder(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort()
}
