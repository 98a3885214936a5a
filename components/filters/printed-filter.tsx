import { describeFilter } from '@/lib/filters/describe-filter'
import type { SessionFilter } from '@/lib/filters/session-filter'

/** On paper, where the filter bar is of no use: what the page was narrowed to. */
export function PrintedFilter({ filter, leadNames }: { filter: SessionFilter; leadNames: Record<string, string> }) {
  const chips = describeFilter(filter, (id) => leadNames[id])
  if (chips.length === 0) return null
  return (
    <p className="hidden px-3 pt-3 sm:px-4 print:block">
      {chips.map(({ label, value }) => `${label}: ${value}`).join(' · ')}
    </p>
  )
}
