import { dayMs } from '@/lib/sessions/histograms-by-day'
import type { DayColumns } from './types'

/** As `DayColumns`, of any days and in any order. */
export type Columns = Omit<DayColumns, 'dayMs'>

/** The sessions of all sets, by their start, each day by itself. */
export function splitByDay(sets: readonly Columns[]): DayColumns[] {
  const [only] = sets
  if (only && sets.length === 1 && isAscending(only.startMs)) return cut(only)
  const places = sets.flatMap((set) => Array.from({ length: set.size }, (_, place) => ({ set, place })))
  places.sort((a, b) => (a.set.startMs[a.place] as number) - (b.set.startMs[b.place] as number))
  return cut(gather(places))
}

function isAscending(numbers: Float64Array): boolean {
  for (let at = 1; at < numbers.length; at++) if ((numbers[at] as number) < (numbers[at - 1] as number)) return false
  return true
}

function gather(places: readonly { set: Columns; place: number }[]): Columns {
  const size = places.length
  const pick = <List extends Float64Array | Int32Array | Uint8Array>(list: List, of: (set: Columns) => List): List => {
    for (const [to, { set, place }] of places.entries()) list[to] = of(set)[place] as number
    return list
  }
  const touchStarts = new Int32Array(size + 1)
  for (const [to, { set, place }] of places.entries()) {
    const length = (set.touchStarts[place + 1] as number) - (set.touchStarts[place] as number)
    touchStarts[to + 1] = (touchStarts[to] as number) + length
  }
  const touches = new Int32Array(touchStarts[size] as number)
  for (const [to, { set, place }] of places.entries()) {
    touches.set(set.touches.subarray(set.touchStarts[place], set.touchStarts[place + 1]), touchStarts[to])
  }
  return {
    size,
    startMs: pick(new Float64Array(size), (set) => set.startMs),
    durationMs: pick(new Float64Array(size), (set) => set.durationMs),
    points: pick(new Float64Array(size), (set) => set.points),
    leads: pick(new Int32Array(size), (set) => set.leads),
    sources: pick(new Uint8Array(size), (set) => set.sources),
    outcomes: pick(new Uint8Array(size), (set) => set.outcomes),
    intents: pick(new Uint8Array(size), (set) => set.intents),
    campaigns: pick(new Int32Array(size), (set) => set.campaigns),
    pauses: pick(new Int32Array(size), (set) => set.pauses),
    touches,
    touchStarts,
  }
}

/** Copies: a day that is kept must not keep the others. */
function cut(all: Columns): DayColumns[] {
  const days: DayColumns[] = []
  for (let from = 0; from < all.size; ) {
    const day = Math.floor((all.startMs[from] as number) / dayMs) * dayMs
    let to = from
    while (to < all.size && (all.startMs[to] as number) < day + dayMs) to++
    const firstTouch = all.touchStarts[from] as number
    days.push({
      dayMs: day,
      size: to - from,
      startMs: all.startMs.slice(from, to),
      durationMs: all.durationMs.slice(from, to),
      points: all.points.slice(from, to),
      leads: all.leads.slice(from, to),
      sources: all.sources.slice(from, to),
      outcomes: all.outcomes.slice(from, to),
      intents: all.intents.slice(from, to),
      campaigns: all.campaigns.slice(from, to),
      pauses: all.pauses.slice(from, to),
      touches: all.touches.slice(firstTouch, all.touchStarts[to]),
      touchStarts: all.touchStarts.slice(from, to + 1).map((start) => start - firstTouch),
    })
    from = to
  }
  return days
}
