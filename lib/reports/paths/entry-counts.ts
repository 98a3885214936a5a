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

/** Sums by channel and first touch. @param isConverting by place of the row: 1 if it converts */
export function sumEntries(day: DayColumns, rows: Int32Array, isConverting: Uint8Array): EntrySums[] {
  const { sources, touches, touchStarts, points } = day
  const sums = new Sums()
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] as number
    const code = touches[touchStarts[row] as number] as number
    sums.add(sources[row] as number, code, 1, isConverting[place] as number, points[row] as number)
  }
  return sums.list()
}

/** The same of several days, added up. */
export function addEntries(days: readonly (readonly EntrySums[])[]): EntrySums[] {
  const sums = new Sums()
  for (const entries of days) {
    for (const { channel, code, sessions, conversions, points } of entries) {
      sums.add(channel, code, sessions, conversions, points)
    }
  }
  return sums.list()
}

const [all, converting] = [0, 1]

class Sums {
  private readonly counts = new GroupSums(2)
  /** By group: they need more room than counts. */
  private readonly points: number[] = []

  add(channel: number, code: number, sessions: number, conversions: number, points: number): void {
    const group = this.counts.groupOf(channel, code)
    if (group === this.points.length) this.points.push(0)
    this.counts.add(group, all, sessions)
    this.counts.add(group, converting, conversions)
    this.points[group] = (this.points[group] as number) + points
  }

  list(): EntrySums[] {
    return this.points.map((points, group) => {
      const [channel, code] = this.counts.keyOf(group)
      return {
        ...{ channel, code, points },
        sessions: this.counts.sumOf(group, all),
        conversions: this.counts.sumOf(group, converting),
      }
    })
  }
}
