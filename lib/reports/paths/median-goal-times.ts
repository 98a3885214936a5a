import { lowerMedian } from '../statistics'
import { routeKey } from './route-key'
import { RouteTree } from './route-tree'
import { labelsOf } from './spell-touches'
import type { GoalTimes, SequenceRow } from './types'
import type { TrailWalk } from './walk-trails'

/**
 * Medians of all times to a goal, and of those by the ways of the rows.
 * @param times as `readGoalTimes` gives them
 */
export function medianGoalTimes(
  times: readonly Float64Array[],
  { spelling, routes, labels, converted }: TrailWalk,
  rows: readonly SequenceRow[],
): GoalTimes {
  const all: number[] = []
  const byNode = new Map<number, number[]>()
  for (const [place, { part, rows, goalPlaces }] of converted.entries()) {
    const { touches, touchStarts } = part.day
    for (const [index, row] of rows.entries()) {
      const start = touchStarts[row] ?? 0
      const way = labelsOf(touches.subarray(start, start + (goalPlaces[index] ?? 0)), spelling)
      const node = way.reduce((from, label) => routes.child(from, label), RouteTree.root)
      const ms = times[place]?.[index] ?? 0
      const known = byNode.get(node)
      if (known) known.push(ms)
      else byNode.set(node, [ms])
      all.push(ms)
    }
  }
  const places = new Map(labels.map((label, place) => [label, place]))
  const byRoute: Record<string, number> = {}
  for (const row of rows) {
    const node = row.labels.reduce((from, label) => routes.child(from, places.get(label) ?? -1), RouteTree.root)
    const median = lowerMedian(byNode.get(node) ?? [])
    if (median !== null) byRoute[routeKey(row.labels)] = median
  }
  return { all: lowerMedian(all), byRoute }
}
