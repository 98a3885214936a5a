import type { Json } from '@/lib/events/incoming-event'

/** How other programs write "nothing" into a file. A lead must not be called NULL. */
const nothing = new Set(['', 'NULL', 'null', '\\N', 'undefined', 'NaN', 'nan'])

const longestNothing = Math.max(...[...nothing].map(({ length }) => length))

/** The trimmed text of a value, without NUL characters, which databases do not take; empty for every form of nothing, and for an array or object, which no field takes. */
export function readText(value: Json | undefined): string {
  if (value === null || value === undefined || typeof value === 'object') return ''
  const text = typeof value === 'string' ? withoutNul(value).trim() : String(value)
  return text.length <= longestNothing && nothing.has(text) ? '' : text
}

function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}
