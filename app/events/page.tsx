import type { Metadata } from 'next'
import { Suspense } from 'react'
import { EventFilters } from '@/components/events/event-filters'
import { EventsList } from '@/components/events/events-list'
import { EventsTableSkeleton } from '@/components/events/events-table'
import { LinkProblems } from '@/components/filters/link-problems'
import { ParamSearch } from '@/components/filters/param-search'
import { PageHeader } from '@/components/layout/page-header'
import { readViewer } from '@/components/layout/viewer'
import { ListFailure } from '@/components/ui/failure'
import { listEvents } from '@/lib/events/list-events'
import { recentEventTypes } from '@/lib/events/recent-event-types'
import { parseEventQuery, serializeEventQuery } from '@/lib/filters/event-filter'
import { findLeadNames } from '@/lib/leads/find-lead-names'

export const metadata: Metadata = { title: 'Events' }

export default async function EventsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const [{ query, problems }, viewer] = [parseEventQuery(await searchParams), await readViewer()]
  const [types, leadNames] = await Promise.all([recentEventTypes(), findLeadNames(query.filter.lead ?? [])])
  return (
    <>
      <PageHeader
        title="Events"
        about="Single events as they came, to look things up"
        actions={<ParamSearch label="Search events" className="w-40 sm:w-64" />}
      />
      <LinkProblems problems={problems} cleanHref={`/events?${serializeEventQuery(query)}`} />
      <EventFilters filter={query.filter} types={types} leadNames={leadNames} timeZone={viewer.timeZone} />
      <ListFailure what="The events">
        <Suspense fallback={<EventsTableSkeleton />}>
          <EventsList query={query} page={listEvents(query)} viewer={viewer} />
        </Suspense>
      </ListFailure>
    </>
  )
}
