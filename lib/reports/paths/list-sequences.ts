import { along } from '@/lib/filters/narrow-filter'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { type PathEnd, pathLimits, type SessionPath } from '@/lib/filters/session-path'
import { sessionsHref } from '@/lib/filters/sessions-href'
import type { HashCount } from './hash-counts'
import type { SequenceRow, Sequences } from './types'
import type { TrailWalk } from './walk-trails'

/** Rows for each order that one may want to see first. */
const most = 100

/** The ways that most sessions went, and those that most conversions took. */
export function listSequences(walk: TrailWalk, filter: SessionFilter): Sequences {
  const byConversions = new Top(({ marked }) => marked, most)
  const bySessions = new Top(({ count }) => count, most)
  let routes = 0
  walk.ways.forEach((way) => {
    routes++
    byConversions.offer(way)
    bySessions.offer(way)
  })
  const chosen = new Map([...byConversions.ways, ...bySessions.ways].map((way) => [way.tag, way]))
  const rows = [...chosen.values()]
    .sort((a, b) => b.marked - a.marked || b.count - a.count || a.tag - b.tag)
    .map((way) => toRow(way, walk, filter))
  return { rows: rows.filter(isReadable), routes }
}

/** The ways with the most of something, of hundreds of thousands that are looked at once. */
class Top {
  readonly ways: HashCount[] = []
  /** What a way must exceed. */
  private least = 0

  constructor(
    private readonly amountOf: (way: HashCount) => number,
    private readonly limit: number,
  ) {}

  offer(way: HashCount): void {
    const { ways, amountOf, limit } = this
    const amount = amountOf(way)
    if (amount <= this.least) return
    if (ways.length === limit) ways.pop()
    const place = ways.findIndex((other) => amountOf(other) < amount)
    ways.splice(place < 0 ? ways.length : place, 0, { ...way })
    const last = ways.length === limit ? ways.at(-1) : undefined
    if (last) this.least = amountOf(last)
  }
}

function toRow({ tag, count, marked }: HashCount, walk: TrailWalk, filter: SessionFilter): SequenceRow {
  const names = walk.labelsOf(tag).map((label) => walk.labels[label] ?? '')
  const path = (end: PathEnd) => routePath(names, walk, end)
  return {
    labels: names,
    sessions: count,
    conversions: marked,
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
