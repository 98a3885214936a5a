// In a pattern `*` stands for any run of characters, `\*` for an asterisk and `\\` for a backslash. Before anything else a
// backslash stands for itself.

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
      continue
    }
    const width = wanted === '\\' && isSign(pattern[next + 1]) ? 2 : 1
    if (pattern[next + width - 1] === path[at]) {
      next += width
      at++
    } else if (star >= 0) {
      // Let the last star take one character more.
      next = star + 1
      at = ++retryAt
    } else return false
  }
  while (pattern[next] === '*') next++
  return next === pattern.length
}

/** Whether a pattern fits more than one text. */
export function isPattern(pattern: string): boolean {
  return pattern.includes('*') && pattern.replace(/\\[\\*]/g, '').includes('*')
}

/** The pattern that fits only this text. */
export function toPattern(text: string): string {
  return text.replace(/[\\*]/g, '\\$&')
}

/** The only text that a pattern fits when it is no `isPattern`: the reverse of `toPattern`. */
export function fromPattern(pattern: string): string {
  return pattern.replace(/\\([\\*])/g, '$1')
}

/** Whether a backslash before the character stands for the character itself. */
export function isSign(character: string | undefined): boolean {
  return character === '*' || character === '\\'
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
