import Link from 'next/link'
import { formatPoints, formatTotal } from '@/components/timeline/event-words'
import { Button } from '@/components/ui/button'
import type { ScoringPreview } from '@/lib/scoring/types'
import { count } from './run-card'

/** What giving points anew changes. */
export function ScoringPreviewResult({ preview, onCountAll }: { preview: ScoringPreview; onCountAll: () => void }) {
  const { leads, leadsTotal, events, sessions, changedLeads, pointsBefore, pointsAfter, byRule, examples } = preview
  const isSample = leads < leadsTotal
  return (
    <div className="space-y-4">
      {events === 0 ? (
        <p>
          {isSample ? 'Among these leads nothing changes.' : 'Nothing changes: all points follow the rules already.'}
        </p>
      ) : (
        <p>
          <b className="font-semibold">{count(events, 'event')}</b> of {count(leads, 'lead')} get other points or
          another rule; <b className="font-semibold">{count(sessions, 'session')}</b> and the scores of{' '}
          <b className="font-semibold">{count(changedLeads, 'lead')}</b> change. All scores together go from{' '}
          {formatTotal(pointsBefore)} to <b className="font-semibold">{formatTotal(pointsAfter)}</b> (
          {formatPoints(pointsAfter - pointsBefore)}).
        </p>
      )}
      {isSample && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-warning-soft px-3 py-2">
          <p className="min-w-0 flex-1">
            A sample: the first {leads.toLocaleString('en')} of {count(leadsTotal, 'lead')} by id, which is as good as
            drawn at random.
          </p>
          <Button onClick={onCountAll}>Count all</Button>
        </div>
      )}
      {byRule.length > 0 && (
        <Table
          caption="Events that change, by the rule that gives their points then"
          heads={['Rule', 'Events', 'Points']}
          rows={byRule.map(({ rule, events, points }) => ({
            key: rule ?? '',
            name: rule ?? <span className="text-muted">No rule</span>,
            cells: [events.toLocaleString('en'), formatPoints(points)],
          }))}
        />
      )}
      {examples.length > 0 && (
        <Table
          caption="Leads that change most"
          heads={['Lead', 'Score now', 'Then']}
          rows={examples.map(({ leadId, lead, before, after }) => ({
            key: leadId,
            name: (
              <Link href={`/leads/${leadId}`} target="_blank" className="hover:text-accent">
                {lead}
              </Link>
            ),
            cells: [formatTotal(before), formatTotal(after)],
          }))}
        />
      )}
    </div>
  )
}

interface TableProps {
  caption: string
  heads: [string, string, string]
  rows: { key: string; name: React.ReactNode; cells: [string, string] }[]
}

function Table({ caption, heads, rows }: TableProps) {
  return (
    <table className="w-full border-collapse text-right">
      <caption className="pb-1 text-left font-medium">{caption}</caption>
      <thead className="text-muted text-xs">
        <tr className="border-line border-b">
          {heads.map((head, index) => (
            <th key={head} scope="col" className={`px-2 py-1 font-medium ${index === 0 ? 'pl-0 text-left' : ''}`}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, cells }) => (
          <tr key={key} className="border-line border-b">
            <th scope="row" className="py-1 pr-2 text-left font-normal [overflow-wrap:anywhere]">
              {name}
            </th>
            {cells.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the cells' places are what they are
              <td key={index} className="px-2 py-1">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
