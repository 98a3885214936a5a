'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { TimelineWindow } from '@/lib/events/types'
import type { TimelineFilter } from '@/lib/filters/timeline-query'
import { fetchTimeline, type Stretch } from './fetch-timeline'
import { Timeline } from './timeline'
import { TimelineSkeleton } from './timeline-skeleton'

interface Loaded {
  /** What was asked for. */
  key: string
  window: TimelineWindow
}

/** A timeline that is fetched when it first shows. Under a filter only the events that fit, until all are asked for. */
export function LazyTimeline({
  stretch: { leadId, startedAt, endedAt },
  filter,
  eventCount,
  timeZone,
}: {
  stretch: Stretch
  filter: TimelineFilter
  eventCount: number
  timeZone: string
}) {
  const [showsAll, setShowsAll] = useState(false)
  const [loaded, setLoaded] = useState<Loaded | 'failed' | null>(null)
  const [attempt, setAttempt] = useState(1)
  const applied = showsAll ? {} : filter
  const key = JSON.stringify([leadId, startedAt, applied])
  const wanted = JSON.stringify([key, endedAt, eventCount, attempt])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `wanted` stands for everything that is asked for
  useEffect(() => {
    const controller = new AbortController()
    // A session that has gone on stays as it is until its new events are there.
    setLoaded((known) => (known !== 'failed' && known?.key === key ? known : null))
    fetchTimeline({ leadId, startedAt, endedAt }, applied, null, controller.signal).then(
      (window) => setLoaded({ key, window }),
      () => {
        if (!controller.signal.aborted) setLoaded('failed')
      },
    )
    return () => controller.abort()
  }, [wanted])

  if (loaded === null) return <TimelineSkeleton rows={Math.min(eventCount, 5)} />
  if (loaded === 'failed') {
    return (
      <p role="alert" className="flex flex-wrap items-center gap-2 px-7 py-3 text-muted">
        The events could not be loaded.
        <Button onClick={() => setAttempt(attempt + 1)}>Try again</Button>
      </p>
    )
  }
  return (
    <div className="pb-3 sm:pl-5">
      <Timeline
        key={key}
        stretch={{ leadId, startedAt, endedAt }}
        filter={applied}
        window={loaded.window}
        timeZone={timeZone}
      />
      {(applied.type || applied.q) && loaded.window.eventCount < eventCount && (
        <Button variant="ghost" onClick={() => setShowsAll(true)} className="ml-2">
          Show all {eventCount.toLocaleString('en')} events
        </Button>
      )}
    </div>
  )
}
