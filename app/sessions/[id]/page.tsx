import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { PageHeader } from '@/components/layout/page-header'
import { readViewer } from '@/components/layout/viewer'
import { ActivityNews } from '@/components/timeline/activity-news'
import { CopyLink } from '@/components/timeline/copy-link'
import { SessionDetail } from '@/components/timeline/session-detail'
import { SessionNeighbours } from '@/components/timeline/session-neighbours'
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
  /** The query of the table that it was opened from, if any. */
  searchParams: Promise<Params>
}

export const metadata: Metadata = { title: 'Session' }

export default async function SessionPage({ params, searchParams }: Props) {
  const [{ id }, query, viewer] = await Promise.all([params, searchParams, readViewer()])
  const found = await findSession(readSegment(id), viewer.nowMs)
  if (!found) notFound()
  if (found.redirectTo) redirect(sessionHref(found.redirectTo))
  const { session } = found
  const timeline = sessionTimeline(session)
  const name = leadName(session.lead)
  return (
    <>
      <PageHeader
        crumbs={[
          { href: '/leads', label: 'Leads' },
          { href: `/leads/${session.lead.id}`, label: name },
        ]}
        title={formatDateTime(session.startedAt, viewer.timeZone)}
        news={<ActivityNews href={`${sessionHref(session.id)}/live`} shown={pulseOfSession(session)} />}
        actions={
          <>
            <SessionNeighbours timeline={timeline} />
            <CopyLink path={sessionHref(session.id)} />
          </>
        }
      />
      <SessionDetail
        session={session}
        timeline={timeline}
        marked={markedEvents(session, query)}
        viewer={viewer}
        className="w-full max-w-6xl p-3 sm:p-4"
      />
    </>
  )
}
