import { Suspense } from 'react'
import type { Viewer } from '@/components/layout/viewer'
import { cn } from '@/components/ui/cn'
import type { SessionTimeline } from '@/lib/events/types'
import type { SessionRow } from '@/lib/sessions/types'
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
  viewer,
  className,
}: {
  session: SessionRow
  timeline: Promise<SessionTimeline>
  viewer: Viewer
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
  viewer: Viewer
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
