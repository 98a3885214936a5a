import type { CategoryDraft } from './rules-draft'

/**
 * One's own categories (made from `was`, by their keys) on top of those that someone else has saved: of each category the
 * fields that one has changed, added and removed ones of both, and one's own order if one has changed it, else theirs.
 */
export function mergeCategories(
  mine: readonly CategoryDraft[],
  was: readonly CategoryDraft[],
  theirs: readonly CategoryDraft[],
): CategoryDraft[] {
  const original = new Map(was.map((category) => [category.key, category]))
  const keyOf = new Map(was.map(({ name, key }) => [name, key]))
  const theirsByName = new Map(theirs.map((category) => [category.name, category]))

  const ours = mine.flatMap((category) => {
    const before = original.get(category.key)
    const other = before && theirsByName.get(before.name)
    if (before && other) return [mergeFields(category, before, other)]
    return before && isSame(category, before) ? [] : [{ ...category, key: ownKey(category) }] // they removed it, or it is new
  })

  const mineKeys = mine.map(({ key }) => key)
  const byKey = new Map(ours.map((category) => [category.key, category]))
  const kept = theirs.flatMap((category) => {
    const key = keyOf.get(category.name)
    if (key !== undefined && !mineKeys.includes(key)) return [] // I removed it
    return [byKey.get(category.key) ?? category]
  })

  const shared = mineKeys.filter((key) => original.has(key))
  const isReordered = was.filter(({ key }) => mineKeys.includes(key)).some(({ key }, index) => key !== shared[index])
  return isReordered ? withMissing(ours, kept) : withMissing(kept, ours)
}

function mergeFields(mine: CategoryDraft, was: CategoryDraft, theirs: CategoryDraft): CategoryDraft {
  return {
    key: theirs.key,
    name: mine.name === was.name ? theirs.name : mine.name,
    patterns: mine.patterns === was.patterns ? theirs.patterns : mine.patterns,
    kind: mine.kind === was.kind ? theirs.kind : mine.kind,
    weight: mine.weight === was.weight ? theirs.weight : mine.weight,
  }
}

function isSame(a: CategoryDraft, b: CategoryDraft): boolean {
  return a.name === b.name && a.patterns === b.patterns && a.kind === b.kind && a.weight === b.weight
}

/** A key that none of theirs has. */
function ownKey({ key }: CategoryDraft): string {
  return key.startsWith('n') ? key : `n${key}`
}

/** The list, with what only the other has after the one that it follows there. */
function withMissing(list: readonly CategoryDraft[], other: readonly CategoryDraft[]): CategoryDraft[] {
  const merged = [...list]
  for (const [index, category] of other.entries()) {
    if (merged.some(({ key }) => key === category.key)) continue
    const before = other[index - 1]
    merged.splice(before ? merged.findIndex(({ key }) => key === before.key) + 1 : 0, 0, category)
  }
  return merged
}
