'use client'

import { Route } from 'lucide-react'
import { memo, useId, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import type { TimelineEvent } from '@/lib/events/types'
import { formatDuration, formatExactTime } from '@/lib/time/format'
import { EventIcon } from './event-icon'
import { EventProperties } from './event-properties'
import { formatPoints, formatTotal, ruleWords, suppressedReason } from './event-words'
import { longPauseMs, pauseHeight } from './pause-height'

/**
 * One event on the rail: the pause before it, then when, what and for how many points. Its properties unfold. Kept as it
 * is while others arrive: there may be ten thousand.
 */
export const TimelineEventItem = memo(function TimelineEventItem({
  event,
  mark,
  timeZone,
  day,
  isFirst,
  isLast,
}: {
  event: TimelineEvent
  /** Its place in the sequence that the session was found by. */
  mark: number | null
  timeZone: string
  /** Its day, when that is another one than the event's before. */
  day: string | null
  isFirst: boolean
  isLast: boolean
}) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const elapsedMs = event.elapsedMs ?? 0
  return (
    <li className="[contain-intrinsic-size:auto_44px] [content-visibility:auto]">
      <Pause pauseMs={elapsedMs} />
      {day && <p className="py-1 pl-[7.75rem] font-medium text-faint text-xs">{day}</p>}
      <button
        type="button"
        aria-expanded={isOpen}
        {...(isOpen && { 'aria-controls': id })}
        onClick={() => setOpen(!isOpen)}
        className={cn(
          'group relative grid w-full before:absolute before:left-[6.25rem] before:border-line-strong before:border-l grid-cols-[4.25rem_1.5rem_minmax(0,1fr)_auto] items-start gap-x-3 rounded-md px-2 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2',
          isFirst ? 'before:top-4' : 'before:top-0',
          isLast ? 'before:h-4' : 'before:bottom-0',
          event.suppressed && 'text-faint',
          mark !== null && 'bg-accent-soft ring-1 ring-accent/50 ring-inset',
        )}
      >
        <span className="flex flex-col items-end">
          <time dateTime={new Date(event.occurredAt).toISOString()}>{formatExactTime(event.occurredAt, timeZone)}</time>
          <span className="text-faint text-xs">{elapsedText(event)}</span>
        </span>
        <span className="-mt-0.5 relative flex justify-center">
          <EventIcon event={event} />
        </span>
        <span className="min-w-0">
          <span className="flex min-w-0 items-center gap-1.5">
            <span className={cn('truncate', !event.suppressed && 'font-medium')}>{event.touch}</span>
            {mark !== null && <Mark place={mark} />}
            {event.suppressed && <Badge tone="outline">{suppressedReason(event.suppressed)}</Badge>}
            <span aria-hidden className={cn(chevron, isOpen ? 'rotate-[135deg]' : 'rotate-45 opacity-0')} />
          </span>
          <Where event={event} />
        </span>
        {!event.suppressed && <Points event={event} />}
      </button>
      {isOpen && (
        <div id={id} className="relative">
          {!isLast && <span aria-hidden className={cn(rail, 'inset-y-0')} />}
          <EventProperties event={event} timeZone={timeZone} className="ml-[7.25rem]" />
        </div>
      )}
    </li>
  )
})

function Mark({ place }: { place: number }) {
  return (
    <Badge tone="solid" title={`Number ${place} of the sequence`}>
      <Route aria-hidden />
      <span className="sr-only">In the sequence: </span>
      {place.toLocaleString('en')}
    </Badge>
  )
}

/** Drawn by two borders: an icon is many times as much to make, and there may be ten thousand. */
const chevron =
  'mx-1 size-[7px] shrink-0 border-faint border-t-[1.5px] border-r-[1.5px] transition group-hover:opacity-100 group-focus-visible:opacity-100 coarse:opacity-100'

/** The line through the icons' column: 0.5rem padding, 4.25rem time, 0.75rem gap, half of 1.5rem icon. */
const rail = 'absolute left-[6.25rem] w-px bg-line-strong'

function Pause({ pauseMs }: { pauseMs: number }) {
  const height = pauseHeight(pauseMs)
  if (height === 0) return null
  const isLong = pauseMs >= longPauseMs
  return (
    <div
      aria-hidden
      className={cn('relative ml-[6.25rem] border-line-strong border-l', isLong && 'border-dashed')}
      style={{ height }}
    >
      {isLong && (
        <span className="absolute top-1/2 left-6 -translate-y-1/2 text-faint text-xs">
          {formatDuration(pauseMs)} pause
        </span>
      )}
    </div>
  )
}

function elapsedText({ elapsedMs }: TimelineEvent): string {
  if (elapsedMs === null) return 'start'
  return elapsedMs === 0 ? 'same time' : `+${formatDuration(elapsedMs)}`
}

/** The page or campaign, in the line below the name. */
function Where({ event }: { event: TimelineEvent }) {
  const page = event.path === event.touch ? null : event.path
  const parts = [page, event.label ?? event.title, event.campaign].filter(
    (part) => part !== null && part !== event.touch,
  )
  return (
    <span className="block truncate text-faint text-xs">
      {parts.length > 0 ? parts.join(' · ') : event.touch === event.typeLabel ? event.type : event.typeLabel}
    </span>
  )
}

function Points({ event }: { event: TimelineEvent }) {
  return (
    <span className="flex flex-col items-end" title={pointsTitle(event)}>
      <span className={pointsTone(event.points)}>{formatPoints(event.points)}</span>
      <span className="text-faint text-xs">
        <span className="sr-only">points, together </span>
        {formatTotal(event.total)}
      </span>
    </span>
  )
}

/** Who gave the points, where that was a scoring rule. */
function pointsTitle(event: TimelineEvent): string | undefined {
  const rule = ruleWords(event)
  return rule === null ? undefined : `${formatPoints(event.points)} ${rule}`
}

function pointsTone(points: number): string {
  if (points === 0) return 'text-faint'
  return points > 0 ? 'font-medium' : 'font-medium text-negative'
}
