import type { Json } from '@/lib/events/incoming-event'

/** Whether objects and arrays stand in each other for more than so many levels. Looks no deeper than that. */
export function isDeeperThan(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(inner, levels - 1))
}
