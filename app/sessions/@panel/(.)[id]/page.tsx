import { notFound, redirect } from 'next/navigation'
import { readViewer } from '@/components/layout/viewer'
import { SessionPanel } from '@/components/sessions/session-panel'
import { ActivityNews } from '@/components/timeline/activity-news'
import { SessionDetail } from '@/components/timeline/session-detail'
import { sessionHref } from '@/components/timeline/silence'
import { leadName } from '@/lib/filters/lead-name'
import { readSegment } from '@/lib/filters/read-segment'
import type { Params } from '@/lib/filters/session-filter'
import { findSession } from '@/lib/sessions/find-session'
import { pulseOfSession } from '@/lib/sessions/pulse'
import { markedEvents } from '@/lib/sessions/sequence-events'
import { sessionTimeline } from '@/lib/sessions/session-timeline'
import { formatDateTime } from '@/lib/time/format'

interface Props {
  params: Promise<{ id: string }>
  /** The table's query. */
  searchParams: Promise<Params>
}

/** A session beside the table, where one clicked its row. Anyone who loads this address gets the full page instead. */
export default async function PanelPage({ params, searchParams }: Props) {
  const id = sessionIdOf((await params).id)
  const [viewer, query] = await Promise.all([readViewer(), searchParams])
  const found = await findSession(id, viewer.nowMs)
  if (!found) notFound()
  if (found.redirectTo) redirect(`/sessions/${encodeURIComponent(found.redirectTo)}`)
  const { session } = found
  return (
    <SessionPanel
      title={leadName(session.lead)}
      subtitle={formatDateTime(session.startedAt, viewer.timeZone)}
      news={<ActivityNews href={`${sessionHref(session.id)}/live`} shown={pulseOfSession(session)} />}
    >
      <SessionDetail
        session={session}
        timeline={sessionTimeline(session)}
        marked={markedEvents(session, query)}
        viewer={viewer}
      />
    </SessionPanel>
  )
}

/** The development server repeats the route's mark before the id each time a file is added; no id begins with one. */
function sessionIdOf(segment: string): string {
  return readSegment(segment).replace(/^(?:\(\.\))+/, '')
}
