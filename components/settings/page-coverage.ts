import { fitsPatterns, plainPath } from '@/lib/sessionizer/pattern'
import { type CategoryDraft, toPatterns } from './rules-draft'

export interface KnownPage {
  path: string
  views: number
}

export interface CategoryCoverage {
  /** The pages that the category names. */
  pages: KnownPage[]
  /** Further ones that fit its patterns, but that a category before it has. */
  takenBefore: KnownPage[]
}

export interface PageCoverage {
  byCategory: Map<string, CategoryCoverage>
  /** Pages that fit no pattern. */
  none: KnownPage[]
}

/**
 * Tells which category has which of the pages, by the sessionizer's own rule: the first one with a fitting pattern. Made
 * once, it remembers what each list of patterns fits, so that typing in one costs one.
 */
export function coverPages(pages: readonly KnownPage[]): (categories: readonly CategoryDraft[]) => PageCoverage {
  const plain = pages.map(({ path }) => plainPath(path))
  let known = new Map<string, boolean[]>()
  return (categories) => {
    const next = new Map<string, boolean[]>()
    const byCategory = new Map<string, CategoryCoverage>()
    const taken = new Set<KnownPage>()
    for (const { key, patterns: text } of categories) {
      const patterns = toPatterns(text)
      const fits = next.get(text) ?? known.get(text) ?? plain.map((path) => fitsPatterns(path, patterns))
      next.set(text, fits)
      const fitting = pages.filter((_, index) => fits[index])
      byCategory.set(key, {
        pages: fitting.filter((page) => !taken.has(page)),
        takenBefore: fitting.filter((page) => taken.has(page)),
      })
      for (const page of fitting) taken.add(page)
    }
    known = next
    return { byCategory, none: pages.filter((page) => !taken.has(page)) }
  }
}
