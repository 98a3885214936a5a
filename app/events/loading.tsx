import { EventsTableSkeleton } from '@/components/events/events-table'
import { PageHeader } from '@/components/layout/page-header'
import { Skeleton } from '@/components/ui/skeleton'

export default function EventsLoading() {
  return (
    <>
      <PageHeader title="Events" />
      <div className="px-3 py-2 sm:px-4">
        <Skeleton className="h-7 max-w-xl" />
      </div>
      <EventsTableSkeleton />
    </>
  )
}
