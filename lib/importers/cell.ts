import type { Json } from '@/lib/events/incoming-event'

/** How other programs write "nothing" into a file. A lead must not be called NULL. */
const nothing = new Set(['', 'NULL', 'null', '\\N', 'undefined', 'NaN', 'nan'])

/** The trimmed text of a value, without NUL characters, which databases do not take; empty for every form of nothing, and for an array or object, which no field takes. */
export function readText(value: Json | undefined): string {
  if (value === null || value === undefined || typeof value === 'object') return ''
  const text = typeof value === 'string' ? value.replaceAll('\0', '').trim() : String(value)
  return nothing.has(text) ? '' : text
}
