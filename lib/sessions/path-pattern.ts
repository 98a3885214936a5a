// Patterns (lib/sessionizer/pattern.ts) in the form of SQL's LIKE. In TypeScript the same is `matchesPattern`.

/** `/blog/*` to `/blog/%`; what LIKE takes as a wildcard stands for itself. */
export function toLike(pattern: string): string {
  return pattern.replace(/\\[\\*]|[*\\%_]/g, (sign) => {
    if (sign === '*') return '%'
    return escapeLike(sign.length === 2 ? sign.slice(1) : sign)
  })
}

/** Text that LIKE and ILIKE take literally. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
