import { GroupSums } from '../columns/group-sums'
import type { DayColumns } from '../columns/types'

/** Sessions of one channel that begin with one touch. */
export interface EntrySums {
  channel: number
  /** The code of the first touch. */
  code: number
  sessions: number
  conversions: number
  points: number
}

const [all, converting] = [0, 1]

/** Sums by channel and first touch. @param isConverting by place of the row: 1 if it converts */
export function sumEntries(day: DayColumns, rows: Int32Array, isConverting: Uint8Array): EntrySums[] {
  const { sources, touches, touchStarts, points } = day
  const sums = new GroupSums(2)
  // Points need more room than counts.
  const sumsOfPoints: number[] = []
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] as number
    const group = sums.groupOf(sources[row] as number, touches[touchStarts[row] as number] as number)
    if (group === sumsOfPoints.length) sumsOfPoints.push(0)
    sums.add(group, all)
    if (isConverting[place] === 1) sums.add(group, converting)
    sumsOfPoints[group] = (sumsOfPoints[group] as number) + (points[row] as number)
  }
  return sumsOfPoints.map((points, group) => {
    const [channel, code] = sums.keyOf(group)
    return { channel, code, sessions: sums.sumOf(group, all), conversions: sums.sumOf(group, converting), points }
  })
}

/** The same of several days, added up. */
export function addEntries(days: readonly (readonly EntrySums[])[]): EntrySums[] {
  const total = new Map<number, EntrySums>()
  for (const entries of days) {
    for (const entry of entries) {
      const key = entry.code * 32 + entry.channel
      const sums = total.get(key)
      if (!sums) {
        total.set(key, { ...entry })
        continue
      }
      sums.sessions += entry.sessions
      sums.conversions += entry.conversions
      sums.points += entry.points
    }
  }
  return [...total.values()]
}
