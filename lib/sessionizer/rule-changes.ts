// What is different between two sets of rules, change by change: for whoever is about to save one.
import { eventTypeLabel } from './event-types'
import { formatGap } from './explain-rules'
import { noiseNames, noiseReasons } from './noise'
import type { ContentCategory, Rules } from './types'

export interface RuleChange {
  /** In a few words: "Gap 30 minutes → 15 minutes", "Category Pricing: weight 2 → 3". */
  text: string
  /** The rules before, with this change alone. */
  rules: Rules
}

/** The changes from one set of rules to another, in the order of the settings; none when they mean the same. */
export function ruleChanges(before: Rules, after: Rules): RuleChange[] {
  const changes: RuleChange[] = []
  const add = (text: string, change: Partial<Rules>) => changes.push({ text, rules: { ...before, ...change } })
  const addTypes = (name: string, from: readonly string[], to: readonly string[], change: Partial<Rules>) => {
    const text = describeTypes(name, from, to)
    if (text !== null) add(text, change)
  }
  const [was, is] = [before.intent, after.intent]
  if (before.gapMs !== after.gapMs) {
    add(`Gap ${formatGap(before.gapMs)} → ${formatGap(after.gapMs)}`, { gapMs: after.gapMs })
  }
  addTypes('Goals', before.goals, after.goals, { goals: after.goals })
  addTypes('Passive', before.passive, after.passive, { passive: after.passive })
  for (const reason of noiseReasons) {
    const isOn = after.noise[reason]
    if (before.noise[reason] === isOn) continue
    add(`${noiseNames[reason]}: ${isOn ? 'left out' : 'counted'}`, { noise: { ...before.noise, [reason]: isOn } })
  }
  if (was.highEvaluationWeight !== is.highEvaluationWeight) {
    const { highEvaluationWeight } = is
    add(`High intent from ${was.highEvaluationWeight} → ${highEvaluationWeight}`, {
      intent: { ...was, highEvaluationWeight },
    })
  }
  if (was.researchContentWeight !== is.researchContentWeight) {
    const { researchContentWeight } = is
    add(`Research from ${was.researchContentWeight} → ${researchContentWeight}`, {
      intent: { ...was, researchContentWeight },
    })
  }
  const { negativeTypes } = is
  addTypes('Negative', was.negativeTypes, negativeTypes, { intent: { ...was, negativeTypes } })
  for (const { text, categories } of categoryChanges(before.categories, after.categories)) add(text, { categories })
  return changes
}

/** The order of types means nothing. */
function describeTypes(name: string, from: readonly string[], to: readonly string[]): string | null {
  const added = to.filter((type) => !from.includes(type)).map((type) => `+ ${eventTypeLabel(type)}`)
  const removed = from.filter((type) => !to.includes(type)).map((type) => `− ${eventTypeLabel(type)}`)
  return added.length + removed.length === 0 ? null : `${name}: ${[...added, ...removed].join(', ')}`
}

interface CategoryChange {
  text: string
  categories: ContentCategory[]
}

function categoryChanges(before: ContentCategory[], after: ContentCategory[]): CategoryChange[] {
  const changes: CategoryChange[] = []
  const pairs = pairCategories(before, after)
  const removed = before.filter((category) => !pairs.has(category))
  for (const [was, is] of pairs) {
    const text = describeCategory(was, is)
    if (text !== null) changes.push({ text, categories: before.map((category) => (category === was ? is : category)) })
  }
  const originals = new Map([...pairs].map(([was, is]) => [is, was]))
  for (const [index, category] of after.entries()) {
    if (originals.has(category)) continue
    const follows = after.slice(0, index).findLast((other) => originals.has(other))
    const original = follows && originals.get(follows)
    const place = original ? before.indexOf(original) + 1 : 0
    changes.push({ text: `New category ${category.name}`, categories: before.toSpliced(place, 0, category) })
  }
  for (const category of removed) {
    changes.push({
      text: `Category ${category.name} removed`,
      categories: before.filter((other) => other !== category),
    })
  }
  const kept = before.filter((category) => pairs.has(category))
  const reordered = after.flatMap((category) => originals.get(category) ?? [])
  if (kept.some((category, index) => category !== reordered[index])) {
    changes.push({ text: 'Order of the categories', categories: [...reordered, ...removed] })
  }
  return changes
}

/** What each category has become: the one of its name, else one that is the same but for its name. */
function pairCategories(before: ContentCategory[], after: ContentCategory[]): Map<ContentCategory, ContentCategory> {
  const pairs = new Map<ContentCategory, ContentCategory>()
  const free = new Set(after)
  const take = (isSame: (was: ContentCategory, is: ContentCategory) => boolean) => {
    for (const was of before) {
      const is = pairs.has(was) ? undefined : [...free].find((category) => isSame(was, category))
      if (!is) continue
      pairs.set(was, is)
      free.delete(is)
    }
  }
  take((was, is) => was.name === is.name)
  take((was, is) => was.patterns.length > 0 && describeCategory({ ...was, name: is.name }, is) === null)
  return new Map(before.flatMap((was) => (pairs.has(was) ? [[was, pairs.get(was) ?? was]] : [])))
}

function describeCategory(was: ContentCategory, is: ContentCategory): string | null {
  const parts: string[] = []
  if (was.kind !== is.kind) parts.push(`${was.kind} → ${is.kind}`)
  if (was.weight !== is.weight) parts.push(`weight ${was.weight} → ${is.weight}`)
  parts.push(...describePatterns(was.patterns, is.patterns))
  if (was.name !== is.name) return `Category ${was.name} is now ${[is.name, ...parts].join(', ')}`
  return parts.length === 0 ? null : `Category ${is.name}: ${parts.join(', ')}`
}

/** The order of one category's patterns means nothing. */
function describePatterns(from: readonly string[], to: readonly string[]): string[] {
  const added = to.filter((pattern) => !from.includes(pattern)).map((pattern) => `+ ${pattern}`)
  const removed = from.filter((pattern) => !to.includes(pattern)).map((pattern) => `− ${pattern}`)
  const parts = [...added, ...removed]
  return parts.length > 4 ? [...parts.slice(0, 3), `${parts.length - 3} more patterns`] : parts
}
