// Paths as patterns, where `*` is any run of characters, in the form of SQL's LIKE. In TypeScript the same is
// `matchesPattern` of lib/sessionizer.

export const isPattern = (text: string) => text.includes('*')

/** `/blog/*` to `/blog/%`; what LIKE takes as a wildcard stands for itself. */
export function toLike(pattern: string): string {
  return escapeLike(pattern).replaceAll('*', '%')
}

/** Text that LIKE and ILIKE take literally. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
