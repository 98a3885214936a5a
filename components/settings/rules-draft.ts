import type { NoiseRules } from '@/lib/sessionizer/noise'
import { rulesSchema } from '@/lib/sessionizer/rules-schema'
import type { ContentCategory, Rules } from '@/lib/sessionizer/types'

// Rules as they are typed: numbers are text, patterns a line each. What cannot be read stays as it was typed.

export interface CategoryDraft {
  /** Names the category while it is edited, whatever happens to its name and place. */
  key: string
  name: string
  /** A pattern a line. */
  patterns: string
  kind: ContentCategory['kind']
  weight: string
}

export interface RulesDraft {
  gapMinutes: string
  goals: string[]
  passive: string[]
  noise: NoiseRules
  negativeTypes: string[]
  highEvaluationWeight: string
  researchContentWeight: string
  categories: CategoryDraft[]
}

export function toDraft(rules: Rules): RulesDraft {
  return {
    gapMinutes: String(rules.gapMs / 60_000),
    goals: rules.goals,
    passive: rules.passive,
    noise: rules.noise,
    negativeTypes: rules.intent.negativeTypes,
    highEvaluationWeight: String(rules.intent.highEvaluationWeight),
    researchContentWeight: String(rules.intent.researchContentWeight),
    categories: rules.categories.map(({ name, patterns, kind, weight }, index) => ({
      ...{ key: `c${index}`, name, patterns: patterns.join('\n'), kind, weight: String(weight) },
    })),
  }
}

/** The rules that a draft means; numbers that cannot be read are NaN. */
export function toRules(draft: RulesDraft): Rules {
  return {
    gapMs: Math.round(parseNumber(draft.gapMinutes) * 60_000),
    goals: draft.goals,
    passive: draft.passive,
    noise: draft.noise,
    categories: draft.categories.map(({ name, patterns, kind, weight }) => ({
      ...{ name: name.trim(), patterns: toPatterns(patterns), kind, weight: parseNumber(weight) },
    })),
    intent: {
      highEvaluationWeight: parseNumber(draft.highEvaluationWeight),
      researchContentWeight: parseNumber(draft.researchContentWeight),
      negativeTypes: draft.negativeTypes,
    },
  }
}

export function toPatterns(text: string): string[] {
  return text.split('\n').flatMap((line) => line.trim() || [])
}

/** Where a category's field stands among problems, and in the page. */
export function categoryField(key: string, name: 'name' | 'weight' | 'patterns'): string {
  return `${key}.${name}`
}

export interface ReadDraft {
  /** Only to be saved without problems; good enough to show what follows from it. */
  rules: Rules
  /** What is wrong, by field, going on from the field's name: "must be a number". */
  problems: Map<string, string>
}

export function readDraft(draft: RulesDraft): ReadDraft {
  const rules = toRules(draft)
  const parsed = rulesSchema.safeParse(rules)
  const problems = new Map<string, string>()
  for (const { path, message } of parsed.error?.issues ?? []) {
    const [field, text] = locate(path, message, draft, rules)
    if (!problems.has(field)) problems.set(field, text)
  }
  return { rules: parsed.data ?? rules, problems }
}

type Located = [field: string, message: string]

function locate(path: PropertyKey[], message: string, draft: RulesDraft, rules: Rules): Located {
  const [part, index, name, line] = path
  const category = part === 'categories' && typeof index === 'number' ? draft.categories[index] : undefined
  if (category && typeof index === 'number') {
    if (name === 'patterns' && typeof line === 'number') {
      const pattern = rules.categories[index]?.patterns[line]
      return [categoryField(category.key, 'patterns'), `hold “${pattern}”, which ${message}`]
    }
    if (name === 'name' || name === 'weight' || name === 'patterns') return [categoryField(category.key, name), message]
  }
  return [part === 'intent' ? String(index) : String(part), message]
}

/** Both `1.5` and `1,5`. */
function parseNumber(text: string): number {
  const trimmed = text.trim().replace(',', '.')
  return trimmed === '' ? Number.NaN : Number(trimmed)
}
