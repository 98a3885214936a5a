import { Suspense } from 'react'
import { cn } from '@/components/ui/cn'
import { Skeleton } from '@/components/ui/skeleton'
import type { SessionTimeline } from '@/lib/events/types'
import type { SessionRow } from '@/lib/sessions/types'
import { SessionFacts } from './session-facts'
import { SilenceAfter, SilenceBefore } from './silence'
import { Timeline } from './timeline'

/** Who looks: the zone that times are shown in, and the present. */
export interface Viewing {
  timeZone: string
  nowMs: number
}

/**
 * One session: what it was, and its events between the silences around it. Fits a side panel and a page alike; the
 * events stream in after the rest.
 */
export function SessionDetail({
  session,
  timeline,
  viewer,
  className,
}: {
  session: SessionRow
  timeline: Promise<SessionTimeline>
  viewer: Viewing
  className?: string
}) {
  return (
    <div className={cn('@container', className)}>
      <div className="grid gap-x-8 gap-y-5 @4xl:grid-cols-[minmax(0,1fr)_20rem]">
        <SessionFacts session={session} viewer={viewer} className="@4xl:order-2" />
        <section aria-label="Timeline" className="min-w-0">
          <Suspense fallback={<TimelineSkeleton />}>
            <SessionEvents session={session} timeline={timeline} viewer={viewer} />
          </Suspense>
        </section>
      </div>
    </div>
  )
}

async function SessionEvents({
  session,
  timeline,
  viewer,
}: {
  session: SessionRow
  timeline: Promise<SessionTimeline>
  viewer: Viewing
}) {
  const { previous, following, ...window } = await timeline
  const { leadId, startedAt, endedAt } = session
  return (
    <>
      <SilenceBefore previous={previous} timeZone={viewer.timeZone} />
      <Timeline key={session.id} stretch={{ leadId, startedAt, endedAt }} window={window} timeZone={viewer.timeZone} />
      <SilenceAfter session={session} following={following} viewer={viewer} />
    </>
  )
}

export function TimelineSkeleton({ rows = 5 }: { rows?: number }) {
  return (
    <div className="grid gap-4 px-2 py-3" role="status">
      <span className="sr-only">Loading events</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike
        <div key={row} className="grid grid-cols-[4.25rem_1.5rem_1fr] gap-x-3">
          <Skeleton className="h-4" />
          <Skeleton className="size-6 rounded-full" />
          <Skeleton className="h-8 max-w-64" />
        </div>
      ))}
    </div>
  )
}
