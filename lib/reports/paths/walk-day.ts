import type { DayColumns, DayRows } from '@/lib/sessions/columns/types'
import { type EntrySums, sumEntries } from './entry-counts'
import { HashCounts } from './hash-counts'
import type { Spelling } from './spell-touches'

/** What the trails of a day's sessions say. */
export interface DayWalk {
  entries: EntrySums
  /** For each label that occurs: its place, converting sessions that had it before the goal, and others that had it. */
  labels: Int32Array
  /** For each way: the halves of its hash, the row of a session that went it, how many did, how many of them converted. */
  ways: Int32Array
  /** The converting sessions, and for each the place of its goal in its trail. */
  converted: Int32Array
  goalPlaces: Int32Array
}

/** Walks kept of each day at most; others are by other goals or names of steps. */
const mostKept = 4
const kept = new WeakMap<DayColumns, Map<object, DayWalk>>()

/** The walk over a day. Of a whole day it is kept as long as the day is. */
export function walkDay(part: DayRows, spelling: Spelling): DayWalk {
  const { day, rows } = part
  if (rows.length < day.size) return walk(part, spelling)
  const known = kept.get(day) ?? new Map<object, DayWalk>()
  kept.set(day, known)
  let walked = known.get(spelling.places)
  if (!walked) {
    walked = walk(part, spelling)
    const [oldest] = known.size < mostKept ? [] : known.keys()
    if (oldest) known.delete(oldest)
    known.set(spelling.places, walked)
  }
  return walked
}

/**
 * This runs through millions of touches. Whatever it needs often stands in a variable, and it never reads beyond the end
 * of a list, which would make every reading several times as slow.
 */
function walk({ day, rows }: DayRows, { labels, labelAt, goalAt }: Spelling): DayWalk {
  const { touches, touchStarts } = day
  const ways = new HashCounts(rows.length)
  const [converting, others] = [new Int32Array(labels.length), new Int32Array(labels.length)]
  /** By label: the last session that had it, from 1 on. */
  const seenIn = new Int32Array(labels.length)
  const isConverting = new Uint8Array(rows.length)
  const converted: number[] = []
  const goalPlaces: number[] = []
  let steps = new Int32Array(64)
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] as number
    const start = touchStarts[row] as number
    const end = touchStarts[row + 1] as number
    let last = -1
    let count = 0
    let goal = 0
    let high = 1
    let low = 1
    let at = start
    for (; at < end; at++) {
      const code = touches[at] as number
      goal = goalAt[code] as number
      if (goal > 0) break
      const label = labelAt[code] as number
      if (label === last) continue
      last = label
      if (count === steps.length) steps = doubled(steps)
      steps[count++] = label
      high = Math.imul(high ^ (label + 1), 0x9e3779b1)
      high ^= high >>> 15
      low = Math.imul((low ^ (low >>> 13)) + label + 1, 0xc2b2ae35)
    }
    const counts = goal > 0 ? converting : others
    for (let index = 0; index < count; index++) {
      const label = steps[index] as number
      if (seenIn[label] === place + 1) continue
      seenIn[label] = place + 1
      ;(counts[label] as number)++
    }
    ways.add(Math.imul(high, 0x85ebca6b), low ^ (low >>> 16), row, goal > 0 ? 1 : 0)
    if (goal === 0) continue
    isConverting[place] = 1
    converted.push(row)
    goalPlaces.push(at - start)
  }
  return {
    entries: sumEntries(day, rows, isConverting),
    labels: Int32Array.from(
      labels.flatMap((_, label) => {
        const [hits, otherHits] = [converting[label] ?? 0, others[label] ?? 0]
        return hits + otherHits === 0 ? [] : [label, hits, otherHits]
      }),
    ),
    ways: toList(ways),
    converted: Int32Array.from(converted),
    goalPlaces: Int32Array.from(goalPlaces),
  }
}

/** How many numbers stand for one way. */
export const wayWidth = 5

function toList(ways: HashCounts): Int32Array {
  const list = new Int32Array(ways.size * wayWidth)
  let at = 0
  ways.forEach(({ high, low, tag, count, marked }) => {
    list[at++] = high
    list[at++] = low
    list[at++] = tag
    list[at++] = count
    list[at++] = marked
  })
  return list.slice(0, at)
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}
