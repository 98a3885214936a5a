import { Suspense } from 'react'
import type { Viewer } from '@/components/layout/viewer'
import { cn } from '@/components/ui/cn'
import type { SessionTimeline } from '@/lib/events/types'
import type { MarkedEvents, SessionRow } from '@/lib/sessions/types'
import { SequenceNote } from './sequence-note'
import { SessionFacts } from './session-facts'
import { SilenceAfter, SilenceBefore } from './silence'
import { Timeline } from './timeline'
import { TimelineSkeleton } from './timeline-skeleton'

/**
 * One session: what it was, and its events between the silences around it. Fits a side panel and a page alike; the
 * events stream in after the rest.
 */
export function SessionDetail({
  session,
  timeline,
  marked,
  viewer,
  className,
}: {
  session: SessionRow
  timeline: Promise<SessionTimeline>
  /** The sequence that the session was found by. */
  marked: MarkedEvents | undefined
  viewer: Viewer
  className?: string
}) {
  return (
    <div className={cn('@container', className)}>
      <div className="grid gap-x-8 gap-y-5 @4xl:grid-cols-[minmax(0,1fr)_20rem]">
        <SessionFacts session={session} viewer={viewer} className="@4xl:order-2" />
        <section aria-label="Timeline" className="min-w-0">
          <Suspense fallback={<TimelineSkeleton />}>
            <SessionEvents session={session} timeline={timeline} marked={marked} viewer={viewer} />
          </Suspense>
        </section>
      </div>
    </div>
  )
}

async function SessionEvents({
  session,
  timeline,
  marked,
  viewer,
}: {
  session: SessionRow
  timeline: Promise<SessionTimeline>
  marked: MarkedEvents | undefined
  viewer: Viewer
}) {
  const [{ previous, following, ...window }, eventIds] = await Promise.all([timeline, marked?.eventIds ?? null])
  const { leadId, startedAt, endedAt } = session
  return (
    <>
      {marked && <SequenceNote marked={marked} eventIds={eventIds} />}
      <SilenceBefore previous={previous} timeZone={viewer.timeZone} />
      <Timeline
        key={session.id}
        stretch={{ leadId, startedAt, endedAt }}
        window={window}
        marks={eventIds ?? []}
        timeZone={viewer.timeZone}
      />
      <SilenceAfter session={session} following={following} viewer={viewer} />
    </>
  )
}
