/**
 * Whether a whole path fits a pattern, in which `*` stands for any run of characters (also none, also `/`).
 * Case counts. Takes at most path length times pattern length steps, whatever the pattern.
 * @example matchesPattern('/blog/a', '/blog/*') // true
 */
export function matchesPattern(path: string, pattern: string): boolean {
  let at = 0
  let next = 0
  let star = -1
  let retryAt = 0
  while (at < path.length) {
    const wanted = pattern[next]
    if (wanted === '*') {
      star = next++
      retryAt = at
    } else if (wanted === path[at]) {
      at++
      next++
    } else if (star >= 0) {
      // Let the last star take one character more.
      next = star + 1
      at = ++retryAt
    } else return false
  }
  while (pattern[next] === '*') next++
  return next === pattern.length
}

/** A path as categories see it: in lower case and without a slash at the end. `/Pricing/` is `/pricing`. */
export function plainPath(path: string): string {
  const lower = path.toLowerCase()
  return lower.length > 1 && lower.endsWith('/') ? lower.slice(0, -1) : lower
}

/** Whether a plain path fits one of a category's patterns, in which case does not count. */
export function fitsPatterns(plain: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesPattern(plain, pattern.toLowerCase()))
}
