import { along } from '@/lib/filters/narrow-filter'
import type { SessionFilter } from '@/lib/filters/session-filter'
import type { PathEnd, PathStep } from '@/lib/filters/session-path'
import { sessionsHref } from '@/lib/filters/sessions-href'
import type { Flow, FlowBand, FlowNode, FlowNodeKind } from './types'
import type { TrailWalk } from './walk-trails'

/**
 * The ways of converting sessions, column by column from the entry to the goal. The `top` labels that most of them had
 * keep their names, all others are one; what then repeats is one step. What lies beyond `steps` is "more steps".
 */
export function drawFlow(walk: TrailWalk, view: { steps: number; top: number }, filter: SessionFilter): Flow {
  const keep = topLabels(walk, view.top)
  const flow = new FlowCounter()
  for (const { node } of walk.routes.routes()) {
    const stops = stopsOf(walk.routes.labelsTo(node), keep, view.steps)
    for (const [goal, type] of walk.goals.entries()) flow.count(stops, type, walk.routes.countOf(node, goal))
  }
  const names = keep.map((label) => walk.labels[label] ?? '')
  const hrefOf = (steps: PathStep[], end: PathEnd) =>
    sessionsHref(along(filter, { grouping: walk.grouping, keep: names, goals: walk.goals, steps, end }))
  return { ...flow.toFlow(names, view.steps, walk.goals, hrefOf), conversions: walk.conversions }
}

function topLabels({ converting }: TrailWalk, top: number): number[] {
  return [...converting.keys()]
    .filter((label) => (converting[label] ?? 0) > 0)
    .sort((a, b) => (converting[b] ?? 0) - (converting[a] ?? 0) || a - b)
    .slice(0, top)
}

/** A place where sessions come by. */
type Stop = { kind: 'label'; place: number } | { kind: Exclude<FlowNodeKind, 'label' | 'goal'> }

function stopsOf(labels: readonly number[], keep: readonly number[], steps: number): Stop[] {
  const places: number[] = []
  for (const label of labels) {
    const place = keep.indexOf(label)
    if (places.at(-1) !== place || places.length === 0) places.push(place)
  }
  if (places.length === 0) return [{ kind: 'start' }]
  const stops = places.slice(0, steps).map((place): Stop => (place < 0 ? { kind: 'others' } : { kind: 'label', place }))
  return places.length > steps ? [...stops, { kind: 'more' }] : stops
}

interface CountedNode {
  stop: Stop | { kind: 'goal'; type: string }
  column: number
  sessions: number
}

class FlowCounter {
  private readonly nodes = new Map<string, CountedNode>()
  private readonly bands = new Map<string, { source: string; target: string; sessions: number }>()

  count(stops: readonly Stop[], goal: string, sessions: number): void {
    if (sessions === 0) return
    let source: string | null = null
    for (const [column, stop] of stops.entries()) source = this.pass(source, stop, column, sessions)
    this.pass(source, { kind: 'goal', type: goal }, Number.POSITIVE_INFINITY, sessions)
  }

  private pass(source: string | null, stop: CountedNode['stop'], column: number, sessions: number): string {
    const id = idOf(stop, column)
    const node = this.nodes.get(id) ?? { stop, column, sessions: 0 }
    node.sessions += sessions
    this.nodes.set(id, node)
    if (source !== null) {
      const key = `${source} ${id}`
      const band = this.bands.get(key) ?? { source, target: id, sessions: 0 }
      band.sessions += sessions
      this.bands.set(key, band)
    }
    return id
  }

  toFlow(
    names: readonly string[],
    steps: number,
    goals: string[],
    hrefOf: (steps: PathStep[], end: PathEnd) => string,
  ): Pick<Flow, 'nodes' | 'bands'> {
    const columns = [...this.nodes.values()].map(({ column }) => column).filter(Number.isFinite)
    const last = Math.max(0, ...columns) + 1
    const reached: PathEnd = { kind: 'goal', types: goals }
    const wayTo = ({ stop, column }: CountedNode) => stepsTo(stop, column, names, steps)
    const nodes = [...this.nodes].map(([id, node]): FlowNode => {
      const { stop, column, sessions } = node
      const href =
        stop.kind === 'goal'
          ? hrefOf([rest], { kind: 'goal', types: [stop.type] })
          : hrefOf(stop.kind === 'start' ? [] : [...wayTo(node), rest], reached)
      const name = stop.kind === 'label' ? (names[stop.place] ?? '') : stop.kind === 'goal' ? stop.type : ''
      return { id, kind: stop.kind, name, column: Math.min(column, last), sessions, href }
    })
    const bands = [...this.bands.values()].flatMap(({ source, target, sessions }): FlowBand[] => {
      const [from, to] = [this.nodes.get(source), this.nodes.get(target)]
      if (!from || !to) return []
      const way = wayTo(from)
      const href =
        to.stop.kind === 'goal'
          ? // Beyond the limit any number of steps may follow.
            hrefOf(from.stop.kind === 'more' ? [...way, rest] : way, { kind: 'goal', types: [to.stop.type] })
          : hrefOf([...way, stepOf(to.stop, names), rest], reached)
      return [{ source, target, sessions, href }]
    })
    return { nodes, bands }
  }
}

const any: PathStep = { kind: 'any' }
const rest: PathStep = { kind: 'rest' }

/** Any steps up to a column, and the one that stands there. */
function stepsTo(stop: CountedNode['stop'], column: number, names: readonly string[], steps: number): PathStep[] {
  if (stop.kind === 'start' || stop.kind === 'goal') return []
  if (stop.kind === 'more') return Array.from({ length: steps + 1 }, () => any)
  return [...Array.from({ length: column }, () => any), stepOf(stop, names)]
}

function stepOf(stop: CountedNode['stop'], names: readonly string[]): PathStep {
  if (stop.kind === 'label') return { kind: 'label', label: names[stop.place] ?? '' }
  return stop.kind === 'others' ? { kind: 'others' } : any
}

function idOf(stop: CountedNode['stop'], column: number): string {
  if (stop.kind === 'label') return `${column}-${stop.place}`
  return stop.kind === 'goal' ? `goal-${stop.type}` : `${column}-${stop.kind}`
}
