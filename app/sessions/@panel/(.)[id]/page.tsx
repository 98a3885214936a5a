import { notFound, redirect } from 'next/navigation'
import { readViewer } from '@/components/layout/viewer'
import { SessionPanel } from '@/components/sessions/session-panel'
import { SessionDetail } from '@/components/timeline/session-detail'
import { findSession } from '@/lib/sessions/find-session'
import { sessionTimeline } from '@/lib/sessions/session-timeline'
import { formatDateTime } from '@/lib/time/format'

/** A session beside the table, where one clicked its row. Anyone who loads this address gets the full page instead. */
export default async function PanelPage({ params }: { params: Promise<{ id: string }> }) {
  const id = sessionIdOf((await params).id)
  const viewer = await readViewer()
  const found = await findSession(id, viewer.nowMs)
  if (!found) notFound()
  if (found.redirectTo) redirect(`/sessions/${encodeURIComponent(found.redirectTo)}`)
  const { session } = found
  return (
    <SessionPanel
      title={session.lead.name ?? session.lead.email ?? session.leadId.slice(0, 8)}
      subtitle={formatDateTime(session.startedAt, viewer.timeZone)}
    >
      <SessionDetail session={session} timeline={sessionTimeline(session)} viewer={viewer} />
    </SessionPanel>
  )
}

/** The development server repeats the route's mark before the id each time a file is added; no id begins with one. */
function sessionIdOf(segment: string): string {
  return decodeURIComponent(segment).replace(/^(?:\(\.\))+/, '')
}
