'use client'

import { ArrowDownUp } from 'lucide-react'
import { useSessionQuery } from '@/components/filters/session-query-provider'
import type { SessionSort } from '@/lib/filters/session-sort'

const sorts: { value: SessionSort; label: string }[] = [
  { value: '-startedAt', label: 'Newest first' },
  { value: 'startedAt', label: 'Oldest first' },
  { value: '-duration', label: 'Longest first' },
  { value: 'duration', label: 'Shortest first' },
  { value: '-events', label: 'Most events first' },
  { value: 'events', label: 'Fewest events first' },
  { value: '-points', label: 'Most points first' },
  { value: 'points', label: 'Fewest points first' },
]

/** The sort where there are no column headers to click. */
export function SortMenu() {
  const { query, go } = useSessionQuery()
  return (
    <label className="flex h-9 items-center gap-1.5 border-line border-b px-3 text-muted text-xs">
      <ArrowDownUp aria-hidden className="size-3.5 text-faint" />
      <span className="sr-only">Sort</span>
      <select
        value={query.sort}
        onChange={(event) => {
          const sort = sorts.find(({ value }) => value === event.target.value)
          if (sort) go({ sort: sort.value })
        }}
        className="bg-transparent text-ink"
      >
        {sorts.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
