import { type SortableColumn, SortableTable } from '@/components/table/sortable-table'
import type { Content, ContentRow } from '@/lib/reports/paths/types'
import { shareText, timesText } from './share-words'

/** What converting sessions consume before the goal, beside the others. */
export function ContentTable({ content }: { content: Content }) {
  const { rows, converting, others, labels } = content
  return (
    <div>
      <SortableTable
        label="Content of converting and other sessions"
        columns={columns}
        sortedBy="converting"
        shown={12}
        rows={rows.map((row) => ({
          id: row.label,
          cells: {
            label: { value: row.label },
            converting: { value: row.converting, href: row.convertingHref },
            convertingShare: {
              value: row.converting / converting,
              text: shareText(row.converting, converting),
              href: row.convertingHref,
            },
            others: { value: row.others, href: row.othersHref },
            othersShare: { value: row.others / others, text: shareText(row.others, others), href: row.othersHref },
            lift: liftCell(row),
            interval: intervalCell(row),
          },
        }))}
      />
      <p className="mt-2 text-faint text-xs">
        {rows.length < labels && `The first ${rows.length} of ${labels.toLocaleString('en')}. `}
        Lift: how many times as often converting sessions have it. “May be chance”: the interval that holds the true
        lift in 95 of 100 cases takes in 1×. What goes with conversions need not cause them.
      </p>
    </div>
  )
}

function liftCell({ lift }: ContentRow) {
  if (!lift) return { value: null }
  const { ratio, interval, isUncertain } = lift
  return {
    // What the others never have is sorted by what it is at least.
    value: ratio ?? interval.low,
    text: (
      <span className={isUncertain ? 'text-faint' : 'font-medium'}>
        {ratio === null ? overText(interval.low) : timesText(ratio)}
      </span>
    ),
  }
}

function intervalCell({ lift }: ContentRow) {
  if (!lift) return { value: null }
  const { low, high } = lift.interval
  return {
    value: low,
    text: lift.isUncertain ? (
      <span className="text-faint">may be chance</span>
    ) : (
      <span className="text-muted">{rangeText(low, high)}</span>
    ),
    title: `With 95% certainty ${rangeText(low, high)}`,
  }
}

const overText = (low: number) => (low >= 100 ? 'over 100×' : `over ${timesText(low)}`)
const rangeText = (low: number, high: number) => (low >= 100 ? overText(low) : `${timesText(low)} – ${timesText(high)}`)

const columns: SortableColumn[] = [
  { id: 'label', label: 'Content' },
  { id: 'converting', label: 'Converting', isNumber: true, about: 'Converting sessions that had it before the goal' },
  { id: 'convertingShare', label: 'Share', isNumber: true, isWide: true, about: 'Of all converting sessions' },
  { id: 'others', label: 'Not converting', isNumber: true, isWide: true, about: 'Sessions without a goal that had it' },
  { id: 'othersShare', label: 'Share', isNumber: true, isWide: true, about: 'Of all sessions without a goal' },
  { id: 'lift', label: 'Lift', isNumber: true, about: 'The one share divided by the other' },
  { id: 'interval', label: 'Certain range', isNumber: true, isWide: true, about: '95% interval of the lift' },
]
