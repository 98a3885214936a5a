import { fitsPatterns, matchesPattern, plainPath } from '@/lib/sessionizer/pattern'
import { type CategoryDraft, toPatterns } from './rules-draft'

export interface PathTest {
  /** The path that was read from what was typed. */
  path: string
  /** The category that has it, with the pattern that fits; null when none has. */
  category: CategoryDraft | null
  pattern: string | null
  /** Categories further down that fit as well. */
  alsoFitting: CategoryDraft[]
}

/** Which category has a page; its path or whole address is given. Null when that is neither. */
export function testPath(text: string, categories: readonly CategoryDraft[]): PathTest | null {
  const path = readPath(text.trim())
  if (path === null) return null
  const plain = plainPath(path)
  const [category, ...alsoFitting] = categories.filter(({ patterns }) => fitsPatterns(plain, toPatterns(patterns)))
  const pattern = category && toPatterns(category.patterns).find((each) => matchesPattern(plain, each.toLowerCase()))
  return { path, category: category ?? null, pattern: pattern ?? null, alsoFitting }
}

function readPath(text: string): string | null {
  if (text === '') return null
  if (/^https?:\/\//i.test(text)) return URL.canParse(text) ? new URL(text).pathname : null
  const [path = ''] = text.split(/[?#]/)
  return path.startsWith('/') ? path : null
}
