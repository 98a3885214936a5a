import { none } from '@/lib/filters/filter-definitions'
import { joinList } from '@/lib/filters/list-text'
import { reaching } from '@/lib/filters/narrow-filter'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { sessionsHref } from '@/lib/filters/sessions-href'
import { eventTypeLabel, type Source } from '@/lib/sessionizer/index'
import type { BreakdownRow, Breakdowns } from './types'
import type { EntryCount, TrailWalk } from './walk-trails'

/** Where sessions come in, and what brings them, the most frequent first. */
export function listBreakdowns({ entries, conversions, goals }: TrailWalk, filter: SessionFilter): Breakdowns {
  const rowsBy = (keyOf: (entry: EntryCount) => string, labelOf: (key: string) => string, narrow: Narrow) => {
    const hrefOf = hrefsOf(narrow)
    const conversionsHrefOf = hrefsOf((key) => reaching(narrow(key), goals))
    return group(entries, keyOf).map(
      ([key, sums]): BreakdownRow => ({
        key,
        label: labelOf(key),
        ...sums,
        href: hrefOf(key),
        conversionsHref: conversionsHrefOf(key),
      }),
    )
  }
  return {
    entries: rowsBy(
      ({ type }) => type,
      eventTypeLabel,
      (type) => ({ ...filter, entry: [type] }),
    ),
    pages: rowsBy(
      ({ path }) => path ?? none,
      (path) => (path === none ? 'No page' : path),
      (path) => ({ ...filter, entryPath: [path] }),
    ),
    channels: rowsBy(
      ({ source }) => source,
      (source) => source,
      (source) => ({ ...filter, source: [source as Source] }),
    ),
    conversions,
  }
}

/** Links that differ in one value: written once, for there may be thousands. */
function hrefsOf(narrow: Narrow): (key: string) => string {
  const somewhere = '\u0001'
  const parts = sessionsHref(narrow(somewhere)).split(encoded(somewhere))
  return (key) => parts.join(encoded(joinList([key])))
}

const encoded = (text: string) => new URLSearchParams([['', text]]).toString().slice(1)

type Narrow = (key: string) => SessionFilter
type Sums = Pick<BreakdownRow, 'sessions' | 'conversions' | 'points'>

function group(entries: readonly EntryCount[], keyOf: (entry: EntryCount) => string): [string, Sums][] {
  const groups = new Map<string, Sums>()
  for (const entry of entries) {
    const key = keyOf(entry)
    const sums = groups.get(key) ?? { sessions: 0, conversions: 0, points: 0 }
    sums.sessions += entry.sessions
    sums.conversions += entry.conversions
    sums.points += entry.points
    groups.set(key, sums)
  }
  return [...groups].sort(([a, { sessions: m }], [b, { sessions: n }]) => n - m || (a < b ? -1 : 1))
}
