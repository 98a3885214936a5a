import { along } from '@/lib/filters/narrow-filter'
import type { SessionFilter } from '@/lib/filters/session-filter'
import type { PathEnd, SessionPath } from '@/lib/filters/session-path'
import { sessionsHref } from '@/lib/filters/sessions-href'
import { lift } from '../statistics'
import type { Content, ContentRow } from './types'
import type { TrailWalk } from './walk-trails'

const mostRows = 200

/** What converting sessions consume before the goal, beside what sessions without a goal consume. */
export function listContent(walk: TrailWalk, filter: SessionFilter): Content {
  const { labels, converting, others, conversions } = walk
  const otherSessions = walk.sessions - conversions
  const had = [...labels.keys()].filter((place) => (converting[place] ?? 0) + (others[place] ?? 0) > 0)
  const most = had
    .sort((a, b) => (converting[b] ?? 0) - (converting[a] ?? 0) || (others[b] ?? 0) - (others[a] ?? 0))
    .slice(0, mostRows)
  const rows = most.map((place): ContentRow => {
    const [label, hits, otherHits] = [labels[place] ?? '', converting[place] ?? 0, others[place] ?? 0]
    const href = (end: PathEnd) => sessionsHref(along(filter, passing(label, walk, end)))
    return {
      label,
      converting: hits,
      others: otherHits,
      lift: lift(hits, conversions, otherHits, otherSessions),
      convertingHref: href({ kind: 'goal', types: walk.goals }),
      othersHref: href({ kind: 'none' }),
    }
  })
  return { rows, labels: had.length, converting: conversions, others: otherSessions }
}

/** With this label anywhere on the way. */
function passing(label: string, { grouping, goals }: TrailWalk, end: PathEnd): SessionPath {
  const steps = [{ kind: 'rest' }, { kind: 'label', label }, { kind: 'rest' }] as const
  return { grouping, keep: [], goals, steps: [...steps], end }
}
