import { along } from '@/lib/filters/narrow-filter'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { type PathEnd, pathLimits, type SessionPath } from '@/lib/filters/session-path'
import { sessionsHref } from '@/lib/filters/sessions-href'
import type { CountedRoute } from './route-tree'
import type { SequenceRow, Sequences } from './types'
import type { TrailWalk } from './walk-trails'

/** Rows for each order that one may want to see first. */
const most = 100

/** The ways that most sessions went, and those that most conversions took. */
export function listSequences(walk: TrailWalk, filter: SessionFilter): Sequences {
  const byConversions = new Top(({ conversions }) => conversions, most)
  const bySessions = new Top(({ sessions }) => sessions, most)
  let routes = 0
  for (const route of walk.routes.routes()) {
    routes++
    byConversions.offer(route)
    bySessions.offer(route)
  }
  const chosen = new Map([...byConversions.routes, ...bySessions.routes].map((route) => [route.node, route]))
  const rows = [...chosen.values()]
    .sort((a, b) => b.conversions - a.conversions || b.sessions - a.sessions || a.node - b.node)
    .map((route) => toRow(route, walk, filter))
  return { rows: rows.filter(isReadable), routes }
}

/** The routes with the most of something, of hundreds of thousands that are looked at once. */
class Top {
  readonly routes: CountedRoute[] = []

  constructor(
    private readonly amountOf: (route: CountedRoute) => number,
    private readonly limit: number,
  ) {}

  offer(route: CountedRoute): void {
    const { routes, amountOf } = this
    const amount = amountOf(route)
    const last = routes.length === this.limit ? routes.at(-1) : undefined
    if (amount === 0 || (last && amountOf(last) >= amount)) return
    if (last) routes.pop()
    const place = routes.findIndex((other) => amountOf(other) < amount)
    routes.splice(place < 0 ? routes.length : place, 0, { ...route })
  }
}

function toRow({ node, sessions, conversions }: CountedRoute, walk: TrailWalk, filter: SessionFilter): SequenceRow {
  const names = walk.routes.labelsTo(node).map((label) => walk.labels[label] ?? '')
  const path = (end: PathEnd) => routePath(names, walk, end)
  return {
    labels: names,
    sessions,
    conversions,
    href: sessionsHref(along(filter, path({ kind: 'either' }))),
    conversionsHref: sessionsHref(along(filter, path({ kind: 'goal', types: walk.goals }))),
  }
}

/** Exactly these steps. */
function routePath(names: readonly string[], { grouping, goals }: TrailWalk, end: PathEnd): SessionPath {
  return { grouping, keep: [], goals, steps: names.map((label) => ({ kind: 'label', label })), end }
}

/** A way whose link would be too long to be read is left out. */
function isReadable({ href, labels }: SequenceRow): boolean {
  return labels.length <= pathLimits.steps && href.length < pathLimits.textLength
}
