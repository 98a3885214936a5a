import Link from 'next/link'
import type { Viewer } from '@/components/layout/viewer'
import { EventIcon } from '@/components/timeline/event-icon'
import { formatPoints, suppressedReason } from '@/components/timeline/event-words'
import { sessionHref } from '@/components/timeline/silence'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { Skeleton } from '@/components/ui/skeleton'
import type { ListedEvent } from '@/lib/events/types'
import { leadName } from '@/lib/filters/lead-name'
import { formatDay, formatExactTime } from '@/lib/time/format'

const head = 'h-8 border-line border-b px-3 text-left font-medium text-faint text-xs first:pl-3 sm:first:pl-4'
const cell = 'h-9 border-line border-b px-3 py-1.5 first:pl-3 md:py-1 sm:first:pl-4'
const wide = 'hidden md:table-cell'
const widest = 'hidden lg:table-cell'

/** Single events as they arrived; each leads to its session and its lead. */
export function EventsTable({ rows, viewer }: { rows: ListedEvent[]; viewer: Viewer }) {
  return (
    <table className="w-full border-separate border-spacing-0">
      <Head />
      <tbody>
        {rows.map((event) => (
          <tr key={`${event.leadId} ${event.id}`} className={cn('hover:bg-hover', event.suppressed && 'text-faint')}>
            <td className={`${cell} ${wide} whitespace-nowrap`}>
              <Moment at={event.occurredAt} viewer={viewer} />
            </td>
            <td className={`${cell} w-full max-w-0 md:w-1/2`}>
              <div className="flex min-w-0 items-start gap-2 md:items-center">
                <EventIcon event={event} />
                <div className="min-w-0 flex-1 lg:flex lg:items-baseline lg:gap-2">
                  <span className={cn('block truncate lg:max-w-3/4 lg:shrink-0', !event.suppressed && 'font-medium')}>
                    {event.touch}
                  </span>
                  <span className="block min-w-0 truncate text-faint max-lg:text-xs">{whereText(event)}</span>
                  <span className="block truncate text-xs md:hidden">
                    <LeadLink event={event} />
                  </span>
                  {event.suppressed && (
                    <span className="block truncate text-xs md:hidden">{suppressedReason(event.suppressed)}</span>
                  )}
                </div>
                {event.suppressed && (
                  <Badge tone="outline" className="max-md:hidden">
                    {suppressedReason(event.suppressed)}
                  </Badge>
                )}
              </div>
            </td>
            <td className={`${cell} ${wide} w-1/4 max-w-0 truncate`}>
              <LeadLink event={event} />
            </td>
            <td className={`${cell} ${widest} max-w-40 truncate text-muted`}>{event.campaign}</td>
            <td className={cn(cell, 'text-right align-top md:align-middle', event.points < 0 && 'text-negative')}>
              {event.suppressed ? '—' : formatPoints(event.points)}
            </td>
            <td className={`${cell} whitespace-nowrap align-top md:align-middle`}>
              <span className="block text-xs md:hidden">
                <Moment at={event.occurredAt} viewer={viewer} />
              </span>
              {event.sessionId ? (
                <Link href={sessionHref(event.sessionId)} className="text-accent hover:underline">
                  Session
                </Link>
              ) : (
                <span className="text-faint">None</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head() {
  return (
    <thead className="sticky top-12 z-10 bg-surface">
      <tr>
        <th className={`${head} ${wide}`}>Time</th>
        <th className={head}>Event</th>
        <th className={`${head} ${wide}`}>Lead</th>
        <th className={`${head} ${widest}`}>Campaign</th>
        <th className={`${head} text-right`}>Points</th>
        <th className={head}>Session</th>
      </tr>
    </thead>
  )
}

function Moment({ at, viewer }: { at: number; viewer: Viewer }) {
  return (
    <time dateTime={new Date(at).toISOString()}>
      {formatExactTime(at, viewer.timeZone)}
      <span className="block text-faint md:ml-2 md:inline">{formatDay(at, viewer.timeZone)}</span>
    </time>
  )
}

function LeadLink({ event }: { event: ListedEvent }) {
  return (
    <Link href={`/leads/${encodeURIComponent(event.leadId)}`} className="hover:underline">
      <bdi>{leadName({ ...event.lead, id: event.leadId })}</bdi>
      {event.lead.company && <bdi className="ml-1.5 text-faint">{event.lead.company}</bdi>}
    </Link>
  )
}

function whereText(event: ListedEvent): string {
  const page = event.path === event.touch ? null : event.path
  return [page, event.label ?? event.title].filter((part) => part && part !== event.touch).join(' · ') || event.type
}

export function EventsTableSkeleton() {
  return (
    <table className="w-full border-separate border-spacing-0" aria-busy>
      <Head />
      <tbody>
        {Array.from({ length: 14 }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
          <tr key={row}>
            <td className={`${cell} ${wide}`}>
              <Skeleton className="h-4 w-28" />
            </td>
            <td className={`${cell} w-full md:w-1/2`}>
              <Skeleton className="h-4 max-w-80" />
            </td>
            <td className={`${cell} ${wide} w-1/4`}>
              <Skeleton className="h-4 max-w-40" />
            </td>
            <td className={`${cell} ${widest}`}>
              <Skeleton className="h-4 w-24" />
            </td>
            <td className={cell}>
              <Skeleton className="h-4 w-6" />
            </td>
            <td className={cell}>
              <Skeleton className="h-4 w-12" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
