import type { Json } from '@/lib/events/incoming-event'

/** Whether objects and arrays stand in each other for more than so many levels. Looks no deeper than that. */
export function isDeeperThan(value: Json | Readonly<Record<string, Json>>, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  for (const inner of Array.isArray(value) ? value : Object.values(value)) {
    if (isDeeperThan(inner, levels - 1)) return true
  }
  return false
}
