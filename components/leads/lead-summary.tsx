import type { ReactNode } from 'react'
import type { Viewer } from '@/components/layout/viewer'
import { formatPoints } from '@/components/sessions/session-cells'
import type { Lead } from '@/lib/leads/types'
import { formatDateTime, formatSeen } from '@/lib/time/format'

/** Who the lead is, and its figures. */
export function LeadSummary({ lead, viewer }: { lead: Lead; viewer: Viewer }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-10 gap-y-4">
      <div className="min-w-0">
        <p className="wrap-anywhere font-semibold text-lg">{lead.company ?? 'No company known'}</p>
        <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-muted">
          {lead.email && (
            <li>
              <a href={`mailto:${lead.email}`} className="break-all text-accent hover:underline">
                {lead.email}
              </a>
            </li>
          )}
          <li className="wrap-anywhere min-w-0">{lead.owner ? `Owner: ${lead.owner}` : 'No owner'}</li>
        </ul>
      </div>
      <dl className="grid grid-cols-3 gap-x-6 gap-y-2 sm:flex sm:gap-x-8">
        <Figure term="Score">{formatPoints(lead.score)}</Figure>
        <Figure term="Sessions">{lead.sessionCount.toLocaleString('en')}</Figure>
        <Figure term="Events">{lead.eventCount.toLocaleString('en')}</Figure>
        <Figure term="First seen">
          <Seen at={lead.firstSeenAt} viewer={viewer} />
        </Figure>
        <Figure term="Last seen">
          <Seen at={lead.lastSeenAt} viewer={viewer} />
        </Figure>
      </dl>
    </div>
  )
}

function Figure({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex flex-col">
      <dt className="text-faint text-xs">{term}</dt>
      <dd className="font-semibold text-lg">{children}</dd>
    </div>
  )
}

function Seen({ at, viewer }: { at: number | null; viewer: Viewer }) {
  if (at === null) return 'Never'
  return (
    <time dateTime={new Date(at).toISOString()} title={formatDateTime(at, viewer.timeZone)}>
      {formatSeen(at, viewer.nowMs, viewer.timeZone)}
    </time>
  )
}
