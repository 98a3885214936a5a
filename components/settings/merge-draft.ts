import type { Rules } from '@/lib/sessionizer/types'
import { mergeCategories } from './merge-categories'
import { type RulesDraft, toDraft } from './rules-draft'

/**
 * One's own changes on top of rules that someone else has saved meanwhile: a part that only they have changed is theirs;
 * one that both have stays one's own.
 */
export function mergeDraft(draft: RulesDraft, base: Rules, saved: Rules): RulesDraft {
  const [was, is] = [toDraft(base), toDraft(saved)]
  const pick = <Part extends keyof RulesDraft>(part: Part): RulesDraft[Part] =>
    JSON.stringify(draft[part]) === JSON.stringify(was[part]) ? is[part] : draft[part]
  return {
    gapMinutes: pick('gapMinutes'),
    goals: pick('goals'),
    passive: pick('passive'),
    noise: pick('noise'),
    negativeTypes: pick('negativeTypes'),
    highEvaluationWeight: pick('highEvaluationWeight'),
    researchContentWeight: pick('researchContentWeight'),
    categories: mergeCategories(draft.categories, was.categories, is.categories),
  }
}
