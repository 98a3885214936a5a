import { type ScoringRuleInput, scoringRuleSchema } from '@/lib/points/rule-schema'
import type { PropertyTest } from '@/lib/points/types'

/** A rule as it is typed. */
export interface RuleDraft {
  id: string | null
  name: string
  type: string
  kind: 'none' | 'path' | 'property'
  pattern: string
  property: string
  test: PropertyTest
  value: string
  points: string
  enabled: boolean
}

export const newDraft: RuleDraft = {
  ...{ id: null, name: '', type: 'page_view', kind: 'none', pattern: '', property: '', test: 'equals', value: '' },
  ...{ points: '', enabled: true },
}

export function toDraft({ condition, points, ...rule }: ScoringRuleInput): RuleDraft {
  const draft = { ...newDraft, ...rule, points: String(points) }
  if (condition === null) return draft
  if (condition.kind === 'path') return { ...draft, kind: 'path', pattern: condition.pattern }
  return { ...draft, kind: 'property', property: condition.name, test: condition.test, value: condition.value }
}

/** Fields of the form, by where the schema sees them. */
const fieldOf: Record<string, keyof RuleDraft> = {
  ...{ name: 'name', type: 'type', points: 'points' },
  ...{ 'condition.pattern': 'pattern', 'condition.name': 'property', 'condition.value': 'value' },
}

/** The rule that a draft means, or what is wrong with it by field, going on from the field's name. */
export function readRule(draft: RuleDraft): { rule?: ScoringRuleInput; problems: Map<keyof RuleDraft, string> } {
  const { id, name, type, enabled } = draft
  const parsed = scoringRuleSchema.safeParse({
    ...{ id, name, type, enabled, condition: conditionOf(draft) },
    points: /^\s*[-+−]?\d+\s*$/.test(draft.points) ? Number(draft.points.replace('−', '-')) : Number.NaN,
  })
  const problems = new Map<keyof RuleDraft, string>()
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = fieldOf[path.join('.')] ?? 'name'
    if (!problems.has(field)) problems.set(field, message)
  }
  return { ...(parsed.data && { rule: parsed.data }), problems }
}

function conditionOf({ kind, pattern, property, test, value }: RuleDraft) {
  if (kind === 'none') return null
  if (kind === 'path') return { kind, pattern }
  return { kind, name: property, test, value: test === 'exists' ? '' : value }
}
