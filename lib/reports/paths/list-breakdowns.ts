import { none } from '@/lib/filters/filter-definitions'
import { joinList } from '@/lib/filters/list-text'
import { reaching } from '@/lib/filters/narrow-filter'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { sessionsHref } from '@/lib/filters/sessions-href'
import { eventTypeLabel, type Source } from '@/lib/sessionizer/index'
import { toPattern } from '@/lib/sessionizer/pattern'
import type { BreakdownRow, Breakdowns } from './types'
import type { EntryCount, TrailWalk } from './walk-trails'

/** Entry pages for each order that one may want to see first: a site may have thousands. */
const mostPages = 200

/** Where sessions come in, and what brings them, the most frequent first. */
export function listBreakdowns({ entries, conversions, goals }: TrailWalk, filter: SessionFilter): Breakdowns {
  const rowsOf = (
    groups: readonly Group[],
    labelOf: (key: string) => string,
    narrow: Narrow,
    writeKey = (key: string) => key,
  ) => {
    const hrefOf = hrefsOf(narrow)
    const conversionsHrefOf = hrefsOf((key) => reaching(narrow(key), goals))
    return groups.map(
      ([key, sums]): BreakdownRow => ({
        key,
        label: labelOf(key),
        ...sums,
        href: hrefOf(writeKey(key)),
        conversionsHref: conversionsHrefOf(writeKey(key)),
      }),
    )
  }
  const types = group(entries, ({ type }) => type)
  const pages = group(entries, ({ path }) => path ?? none)
  const channels = group(entries, ({ source }) => source)
  return {
    entries: rowsOf(types, eventTypeLabel, (type) => ({ ...filter, entry: [type] })),
    pages: rowsOf(
      mostFrequent(pages),
      (path) => (path === none ? 'No page' : path),
      (path) => ({ ...filter, entryPath: [path] }),
      toPattern,
    ),
    pageCount: pages.length,
    channels: rowsOf(
      channels,
      (source) => source,
      (source) => ({ ...filter, source: [source as Source] }),
    ),
    conversions,
  }
}

/** Of groups in the order of their sessions. */
function mostFrequent(groups: readonly Group[]): Group[] {
  if (groups.length <= mostPages) return [...groups]
  const converting = groups.toSorted(([, a], [, b]) => b.conversions - a.conversions).slice(0, mostPages)
  const chosen = new Set([...groups.slice(0, mostPages), ...converting])
  return groups.filter((one) => chosen.has(one))
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
type Group = [key: string, Sums]

function group(entries: readonly EntryCount[], keyOf: (entry: EntryCount) => string): Group[] {
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
