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
