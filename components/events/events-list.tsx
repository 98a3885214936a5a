import { Activity } from 'lucide-react'
import Link from 'next/link'
import type { Viewer } from '@/components/layout/viewer'
import { PageLinks } from '@/components/table/page-links'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { EventPage } from '@/lib/events/types'
import { type EventQuery, serializeEventQuery } from '@/lib/filters/event-filter'
import type { PageCursor } from '@/lib/filters/page-cursor'
import { EventsTable } from './events-table'

/** A page of events with the ways to the others; says why when there are none. */
export async function EventsList({
  query,
  page,
  viewer,
}: {
  query: EventQuery
  page: Promise<EventPage>
  viewer: Viewer
}) {
  const { rows, next, previous } = await page
  const hrefOf = (cursor: PageCursor) => `/events?${serializeEventQuery({ ...query, cursor })}`
  if (rows.length === 0 && next === null && previous === null) return <NoEvents query={query} />
  return (
    <>
      <EventsTable rows={rows} viewer={viewer} />
      <PageLinks hrefOf={hrefOf} previous={previous} next={next} />
    </>
  )
}

function NoEvents({ query }: { query: EventQuery }) {
  if (Object.keys(query.filter).length > 0) {
    return (
      <EmptyState
        icon={Activity}
        title="No event fits these filters"
        actions={
          <Link href="/events" className={buttonClass({ size: 'md' })}>
            Show all events
          </Link>
        }
      >
        Remove one of them, or widen the dates.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={Activity}
      title="No events yet"
      actions={
        <>
          <Link href="/import" className={buttonClass({ variant: 'primary', size: 'md' })}>
            Import events
          </Link>
          <Link href="/sessions" className={buttonClass({ size: 'md' })}>
            Other ways to begin
          </Link>
        </>
      }
    >
      Every single event shows here as soon as it has arrived.
    </EmptyState>
  )
}
