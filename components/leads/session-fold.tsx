'use client'

import { ChevronRight, Maximize2 } from 'lucide-react'
import Link from 'next/link'
import { useId, useState } from 'react'
import { intentLabels, outcomeLabels, outcomeTones } from '@/components/sessions/labels'
import { OpenBadge } from '@/components/sessions/open-status'
import { NotCountedMark } from '@/components/sessions/raw/not-counted-provider'
import { LazyTimeline } from '@/components/timeline/lazy-timeline'
import { intentTones } from '@/components/timeline/tones'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { joinList, splitList } from '@/lib/filters/list-text'
import type { TimelineFilter } from '@/lib/filters/timeline-query'
import type { NotCounted } from '@/lib/sessions/types'
import type { FoldCells } from './fold-cells'

/** A session of a journey: one line that unfolds to its events. What is unfolded stands in the URL. */
export function SessionFold({
  leadId,
  session,
  filter,
  timeZone,
  isOpenAtFirst,
  notCounted,
}: {
  leadId: string
  session: FoldCells
  filter: TimelineFilter
  timeZone: string
  isOpenAtFirst: boolean
  /** In the raw view: what happened during it and does not count. */
  notCounted: NotCounted | undefined
}) {
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  const id = useId()

  function toggle() {
    setOpen(!isOpen)
    rememberOpen(session.id, !isOpen)
  }

  return (
    <>
      <div className="flex items-start hover:bg-hover">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={toggle}
          className="flex min-w-0 flex-1 items-start gap-2 py-2 pl-1 text-left focus-visible:-outline-offset-2"
        >
          <ChevronRight
            aria-hidden
            className={cn('mt-0.5 size-4 shrink-0 text-faint transition-transform', isOpen && 'rotate-90')}
          />
          <span className="grid min-w-0 flex-1 gap-x-4 gap-y-0.5 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto]">
            <span title={session.startedTitle} className="whitespace-nowrap font-medium">
              {session.startedText}
            </span>
            <span className="min-w-0">
              <span className="line-clamp-2">{session.steps.join(' › ')}</span>
              <span className="block truncate text-faint text-xs">{session.source}</span>
            </span>
            <span className="flex flex-wrap gap-x-2 gap-y-0.5 sm:flex-col sm:items-end">
              <span className="flex min-h-5 gap-1 empty:max-sm:hidden">
                <Marks session={session} />
              </span>
              <span className="whitespace-nowrap text-faint text-xs">
                {countText(session)}
                {notCounted && <NotCountedMark notCounted={notCounted} />}
                {session.durationText && ` · ${session.durationText}`} · {session.pointsText}
              </span>
            </span>
          </span>
        </button>
        <Link
          href={`/sessions/${encodeURIComponent(session.id)}`}
          aria-label={`Open the session of ${session.startedText}`}
          className={buttonClass({ variant: 'ghost', size: 'icon' }, 'mt-1.5 mr-1')}
        >
          <Maximize2 aria-hidden />
        </Link>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && (
          <LazyTimeline
            stretch={{ leadId, startedAt: session.startedAt, endedAt: session.endedAt }}
            filter={filter}
            eventCount={session.eventCount}
            timeZone={timeZone}
          />
        )}
      </div>
    </>
  )
}

function Marks({ session }: { session: FoldCells }) {
  return (
    <>
      {session.open && <OpenBadge span={session.open} />}
      {session.outcome !== 'engaged' && session.outcome !== 'bounced' && (
        <Badge tone={outcomeTones[session.outcome]}>{outcomeLabels[session.outcome]}</Badge>
      )}
      {session.intent !== 'neutral' && (
        <Badge tone={intentTones[session.intent]} title={session.intentReason}>
          {intentLabels[session.intent]} intent
        </Badge>
      )}
    </>
  )
}

function countText({ eventCount, matches }: FoldCells): string {
  const events = eventCount === 1 ? '1 event' : `${eventCount.toLocaleString('en')} events`
  return matches === null ? events : `${matches.toLocaleString('en')} of ${events}`
}

/** Not a navigation: the server has nothing to add, and the page keeps its place. */
function rememberOpen(sessionId: string, isOpen: boolean) {
  const url = new URL(window.location.href)
  const open = splitList(url.searchParams.get('open') ?? '').filter((id) => id !== '' && id !== sessionId)
  if (isOpen) open.push(sessionId)
  if (open.length > 0) url.searchParams.set('open', joinList(open))
  else url.searchParams.delete('open')
  window.history.replaceState(null, '', url)
}
