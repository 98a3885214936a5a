import type { DayColumns } from '@/lib/sessions/columns/types'
import { GroupSums } from '../group-sums'

/** Sessions by channel and first touch: what stands at one place of the lists is one kind of entry. */
export interface EntrySums {
  channels: Int32Array
  /** Codes of touches. */
  codes: Int32Array
  sessions: Int32Array
  conversions: Int32Array
  points: Float64Array
}

/** Sums of a day. @param isConverting by place of the row: 1 if it converts */
export function sumEntries(day: DayColumns, rows: Int32Array, isConverting: Uint8Array): EntrySums {
  const { sources, touches, touchStarts, points } = day
  const sums = new Sums()
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] as number
    const code = touches[touchStarts[row] as number] as number
    sums.add(sources[row] as number, code, 1, isConverting[place] as number, points[row] as number)
  }
  return sums.done()
}

/** The same of several days, added up. */
export function addEntries(days: readonly EntrySums[]): EntrySums {
  const sums = new Sums()
  for (const { channels, codes, sessions, conversions, points } of days) {
    for (let at = 0; at < codes.length; at++) {
      sums.add(
        channels[at] as number,
        codes[at] as number,
        sessions[at] as number,
        conversions[at] as number,
        points[at] as number,
      )
    }
  }
  return sums.done()
}

const [all, converting] = [0, 1]

class Sums {
  private readonly counts = new GroupSums(2)
  /** By group: they need more room than counts. */
  private points = new Float64Array(1024)

  add(channel: number, code: number, sessions: number, conversions: number, points: number): void {
    const group = this.counts.groupOf(channel, code)
    if (group === this.points.length) this.grow()
    this.counts.add(group, all, sessions)
    this.counts.add(group, converting, conversions)
    this.points[group] = (this.points[group] as number) + points
  }

  done(): EntrySums {
    const { counts, points } = this
    const list = (of: (group: number) => number) => Int32Array.from({ length: counts.size }, (_, group) => of(group))
    return {
      channels: list((group) => counts.keyOf(group)[0]),
      codes: list((group) => counts.keyOf(group)[1]),
      sessions: list((group) => counts.sumOf(group, all)),
      conversions: list((group) => counts.sumOf(group, converting)),
      points: points.slice(0, counts.size),
    }
  }

  private grow(): void {
    const longer = new Float64Array(this.points.length * 2)
    longer.set(this.points)
    this.points = longer
  }
}
