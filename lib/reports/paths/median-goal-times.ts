import { lowerMedian } from '../statistics'
import { routeKey } from './route-key'
import { RouteTree } from './route-tree'
import { behindAscii, labelsFrom } from './spell-touches'
import { toUnits } from './text-units'
import type { GoalTimes, SequenceRow } from './types'
import type { TrailWalk } from './walk-trails'

/**
 * Medians of all times to a goal, and of those by the ways of the rows.
 * @param text as `readGoalTimes` tells it
 */
export function medianGoalTimes(
  text: string,
  { spelling, routes, labels }: TrailWalk,
  rows: readonly SequenceRow[],
): GoalTimes {
  const all: number[] = []
  const byNode = new Map<number, number[]>()
  const units = toUnits(text)
  for (let at = 0; at < units.length; ) {
    let ms = 0
    for (; (units[at] ?? behindAscii) < behindAscii; at++) ms = ms * 10 + (units[at] ?? 0) - 48
    const node = labelsFrom(units, at, spelling).reduce((from, label) => routes.child(from, label), RouteTree.root)
    while ((units[at] ?? 0) >= behindAscii) at++
    const known = byNode.get(node)
    if (known) known.push(ms)
    else byNode.set(node, [ms])
    all.push(ms)
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
