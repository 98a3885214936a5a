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
  const all = [...walk.routes.routes()].map((route) => ({ ...route, ...sumsOf(route) }))
  const shown = all.filter(({ labels }) => labels.length <= pathLimits.steps)
  const byConversions = shown.filter(({ conversions }) => conversions > 0).sort(moreConversions)
  const bySessions = shown.toSorted(moreSessions)
  const rows = [...new Set([...byConversions.slice(0, most), ...bySessions.slice(0, most)])].sort(moreConversions)
  return { rows: rows.map((route) => toRow(route, walk, filter)).filter(isReadable), routes: all.length }
}

interface SummedRoute extends CountedRoute {
  sessions: number
  conversions: number
}

function sumsOf({ counts }: CountedRoute): Pick<SummedRoute, 'sessions' | 'conversions'> {
  const sessions = counts.reduce((sum, count) => sum + count, 0)
  return { sessions, conversions: sessions - (counts[0] ?? 0) }
}

const moreConversions = (a: SummedRoute, b: SummedRoute) => b.conversions - a.conversions || moreSessions(a, b)
const moreSessions = (a: SummedRoute, b: SummedRoute) => b.sessions - a.sessions || a.labels.length - b.labels.length

function toRow({ labels, sessions, conversions }: SummedRoute, walk: TrailWalk, filter: SessionFilter): SequenceRow {
  const names = labels.map((label) => walk.labels[label] ?? '')
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
function isReadable({ href }: SequenceRow): boolean {
  return href.length < pathLimits.textLength
}
