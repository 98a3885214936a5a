/** The words of a free text. */
export function wordsOf(text: string): string[] {
  return text.trim().split(/\s+/)
}
