import { type SortableColumn, SortableTable } from '@/components/table/sortable-table'
import { routeKey } from '@/lib/reports/paths/route-key'
import type { GoalTimes, Sequences } from '@/lib/reports/paths/types'
import { formatDuration } from '@/lib/time/format'
import { RouteWords } from './route-words'
import { rateWords, smallSampleNote } from './share-words'

/** The ways that sessions go, as a table. Times come later: they are looked up in the events. */
export function SequencesTable({ sequences, times }: { sequences: Sequences; times: GoalTimes }) {
  const { rows, routes } = sequences
  return (
    <div>
      <SortableTable
        label="Top sequences"
        columns={columns}
        sortedBy="conversions"
        rows={rows.map(({ labels, sessions, conversions, href, conversionsHref }) => {
          const key = routeKey(labels)
          const ms = times.byRoute[key] ?? null
          return {
            id: key,
            cells: {
              steps: { value: labels.length, text: <RouteWords labels={labels} />, href },
              sessions: { value: sessions, href },
              conversions: { value: conversions, href: conversionsHref },
              rate: {
                value: conversions / sessions,
                ...rateWords(conversions, sessions),
                href: conversionsHref,
              },
              time: {
                value: ms,
                text: ms === null ? '—' : formatDuration(ms),
                href: ms === null ? null : conversionsHref,
              },
            },
          }
        })}
      />
      <p className="mt-2 text-faint text-xs">
        {rows.length < routes &&
          `The ${rows.length.toLocaleString('en')} with most conversions or most sessions, of ${routes.toLocaleString('en')} ways. `}
        {smallSampleNote}
      </p>
    </div>
  )
}

const columns: SortableColumn[] = [
  { id: 'steps', label: 'Steps' },
  { id: 'sessions', label: 'Sessions', isNumber: true, about: 'That went exactly this way, to the goal or without it' },
  { id: 'conversions', label: 'Conversions', isNumber: true },
  { id: 'rate', label: 'Rate', isNumber: true },
  { id: 'time', label: 'Time to goal', isNumber: true, isWide: true, about: 'Median, from the start of the session' },
]
