import { Activity } from 'lucide-react'
import Link from 'next/link'
import type { Viewer } from '@/components/layout/viewer'
import { PageLinks } from '@/components/table/page-links'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { EventPage } from '@/lib/events/types'
import { type EventQuery, serializeEventQuery } from '@/lib/filters/event-filter'
import { cursorTo, type PageCursor } from '@/lib/filters/page-cursor'
import { formatDateTime } from '@/lib/time/format'
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
  const { rows, next, previous, searchedTo } = await page
  const hrefOf = (cursor: PageCursor) => `/events?${serializeEventQuery({ ...query, cursor })}`
  if (rows.length === 0 && next === null && previous === null) return <NoEvents query={query} />
  return (
    <>
      {rows.length > 0 && <EventsTable rows={rows} viewer={viewer} />}
      {searchedTo !== null && (
        <SearchedSoFar
          isEmpty={rows.length === 0}
          isBack={query.cursor.at === 'last' || query.cursor.at === 'before'}
          at={formatDateTime(searchedTo, viewer.timeZone)}
          {...{ next, previous, hrefOf }}
        />
      )}
      <PageLinks hrefOf={hrefOf} previous={previous} next={next} />
    </>
  )
}

/** There are so many events that a page looks through some of them only. */
function SearchedSoFar({
  isEmpty,
  isBack,
  at,
  next,
  previous,
  hrefOf,
}: {
  isEmpty: boolean
  /** Whether the page was looked for from the oldest events on. */
  isBack: boolean
  at: string
  next: string | null
  previous: string | null
  hrefOf: (cursor: PageCursor) => string
}) {
  const onward = isBack ? previous && cursorTo('before', previous) : next && cursorTo('after', next)
  const link = onward && (
    <Link href={hrefOf(onward)} className={buttonClass({ size: 'md' })}>
      {isBack ? 'Search newer events' : 'Search older events'}
    </Link>
  )
  const words = isBack ? `up to ${at}` : `back to ${at}`
  if (isEmpty) {
    return (
      <EmptyState icon={Activity} title={`No event fits so far, ${words}`} actions={link}>
        There are very many events: each page looks through some of them. Days or a lead make it quicker.
      </EmptyState>
    )
  }
  return (
    <p className="flex flex-wrap items-center gap-3 px-3 py-3 text-muted sm:px-4">
      Searched {words}. {link}
    </p>
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
