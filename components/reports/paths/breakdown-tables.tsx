import { type SortableColumn, SortableTable } from '@/components/table/sortable-table'
import type { BreakdownRow, Breakdowns } from '@/lib/reports/paths/types'
import { rateWords, shareText, smallSampleNote } from './share-words'

/** Where sessions come in and what brings them, and how they convert. */
export function BreakdownTables({ breakdowns }: { breakdowns: Breakdowns }) {
  const { entries, pages, pageCount, channels, conversions } = breakdowns
  return (
    <div>
      <div className="grid gap-x-8 gap-y-6 xl:grid-cols-2">
        <BreakdownTable title="Channel" label="Channels" rows={channels} conversions={conversions} />
        <BreakdownTable title="Entry point" label="Entry points" rows={entries} conversions={conversions} />
        <div className="xl:col-span-2">
          <BreakdownTable title="Entry page" label="Entry pages" rows={pages} conversions={conversions} />
        </div>
      </div>
      <p className="mt-2 text-faint text-xs">
        {pages.length < pageCount &&
          `The ${pages.length.toLocaleString('en')} entry pages with most sessions or most conversions, of ${pageCount.toLocaleString('en')}. `}
        {smallSampleNote}
      </p>
    </div>
  )
}

interface BreakdownTableProps {
  /** Of the first column. */
  title: string
  label: string
  rows: BreakdownRow[]
  conversions: number
}

function BreakdownTable({ title, label, rows, conversions }: BreakdownTableProps) {
  return (
    <SortableTable
      label={label}
      columns={[{ id: 'name', label: title }, ...columns]}
      sortedBy="sessions"
      shown={8}
      rows={rows.map((row) => {
        const rate = rateWords(row.conversions, row.sessions)
        return {
          id: row.key,
          cells: {
            name: { value: row.label, href: row.href },
            sessions: { value: row.sessions, href: row.href },
            conversions: { value: row.conversions, href: row.conversionsHref },
            rate: { value: row.conversions / row.sessions, ...rate, href: row.conversionsHref },
            share: {
              value: row.conversions,
              text: shareText(row.conversions, conversions),
              href: row.conversionsHref,
            },
            points: { value: row.points, href: row.href },
          },
        }
      })}
    />
  )
}

const columns: SortableColumn[] = [
  { id: 'sessions', label: 'Sessions', isNumber: true },
  { id: 'conversions', label: 'Conversions', isNumber: true },
  { id: 'rate', label: 'Rate', isNumber: true, about: 'Conversions of these sessions' },
  { id: 'share', label: 'Share', isNumber: true, isWide: true, about: 'Of all conversions' },
  { id: 'points', label: 'Points', isNumber: true, isWide: true, about: 'Points of all events in these sessions' },
]
