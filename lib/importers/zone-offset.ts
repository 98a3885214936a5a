// Local times to instants. Asking Intl costs microseconds, so the answers are kept for each quarter of an hour: no
// zone changes its offset in between.
import { isTimeZone, wallTimeOf } from '@/lib/time/zone'

const quarterMs = 15 * 60_000
const dayMs = 24 * 60 * 60_000
const maxKept = 20_000

/**
 * A function that turns a local time, given as if it were UTC, into the instant it names in `zone`. A time that the
 * clocks skip moves forward by the skip; of one that they show twice, the first is meant.
 * @throws RangeError for an unknown zone.
 */
export function localTimeIn(zone: string): (localMs: number) => number {
  if (!isTimeZone(zone)) throw new RangeError(`Unknown time zone "${zone}"`)
  if (zone === 'UTC') return (localMs) => localMs
  const offsetAt = keptOffsets(zone)
  return (localMs) => {
    const before = offsetAt(localMs - dayMs)
    const after = offsetAt(localMs + dayMs)
    if (before === after || offsetAt(localMs - before) === before) return localMs - before
    return offsetAt(localMs - after) === after ? localMs - after : localMs - before
  }
}

function keptOffsets(zone: string): (instantMs: number) => number {
  const kept = new Map<number, number>()
  return (instantMs) => {
    const quarter = Math.floor(instantMs / quarterMs)
    const known = kept.get(quarter)
    if (known !== undefined) return known
    if (kept.size >= maxKept) kept.clear()
    const offset = wallClockMs(quarter * quarterMs, zone) - quarter * quarterMs
    kept.set(quarter, offset)
    return offset
  }
}

function wallClockMs(instantMs: number, zone: string): number {
  const { year, month, day, hour, minute, second } = wallTimeOf(instantMs, zone)
  return Date.UTC(year, month - 1, day, hour, minute, second)
}
