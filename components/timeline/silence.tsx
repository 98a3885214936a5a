import { ArrowDown, ArrowUp } from 'lucide-react'
import type { Viewer } from '@/components/layout/viewer'
import { openSpanOf } from '@/components/sessions/open-span'
import { OpenSilence } from '@/components/sessions/open-status'
import type { Neighbour } from '@/lib/events/types'
import type { SessionRow } from '@/lib/sessions/types'
import { formatDateTime, formatSilence } from '@/lib/time/format'

/** What lies before a session's first event. */
export function SilenceBefore({ previous, timeZone }: { previous: Neighbour | null; timeZone: string }) {
  if (!previous) return <Silence>First session of this lead</Silence>
  return (
    <Silence href={sessionHref(previous.id)} icon={<ArrowUp aria-hidden />}>
      <b className="font-medium text-ink">{formatSilence(previous.silenceMs)}</b> before: previous session,{' '}
      {formatDateTime(previous.startedAt, timeZone)}
    </Silence>
  )
}

/** What lies after its last event: the next session, or the silence up to now. */
export function SilenceAfter({
  session,
  following,
  viewer,
}: {
  session: SessionRow
  following: Neighbour | null
  viewer: Viewer
}) {
  if (following) {
    return (
      <Silence href={sessionHref(following.id)} icon={<ArrowDown aria-hidden />}>
        <b className="font-medium text-ink">{formatSilence(following.silenceMs)}</b> after: next session,{' '}
        {formatDateTime(following.startedAt, viewer.timeZone)}
      </Silence>
    )
  }
  const open = openSpanOf(session, viewer.nowMs)
  const silence = <b className="font-medium text-ink">{formatSilence(viewer.nowMs - session.endedAt)}</b>
  if (open) {
    return (
      <Silence>
        <OpenSilence span={open} />
      </Silence>
    )
  }
  return <Silence>{silence} since then, and nothing more</Silence>
}

export function sessionHref(id: string): string {
  return `/sessions/${encodeURIComponent(id)}`
}

/** A plain link: from one session's page to the next the browser loads it anew, and the side panel takes it over. */
function Silence({ href, icon, children }: { href?: string; icon?: React.ReactNode; children: React.ReactNode }) {
  const look =
    'flex min-h-8 items-center gap-1.5 rounded-md border border-line border-dashed px-2.5 py-1 text-muted text-xs my-2 [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:text-faint'
  if (!href) return <p className={look}>{children}</p>
  return (
    <a href={href} className={`${look} hover:border-line-strong hover:bg-hover`}>
      {icon}
      <span>{children}</span>
    </a>
  )
}
