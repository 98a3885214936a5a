'use client'

import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { TimelineEvent, TimelineWindow } from '@/lib/events/types'
import { type TimelineFilter, timelinePlace } from '@/lib/filters/timeline-query'
import { fetchTimeline, type Stretch } from './fetch-timeline'
import { goOn } from './go-on'
import { sliceSize, TimelineSlice } from './timeline-slice'

const noMarks: readonly string[] = []

/**
 * The events of a stretch of a lead's time. The first window comes with the page; the next ones are fetched when they
 * are asked for, so that a session of ten thousand events opens as fast as any. When the page is brought up to date, what
 * is shown stays where it is.
 */
export function Timeline({
  stretch,
  filter = {},
  window: first,
  marks = noMarks,
  timeZone,
}: {
  stretch: Stretch
  filter?: TimelineFilter
  window: TimelineWindow
  /** Ids of the events that a sequence found, in order. */
  marks?: readonly string[]
  timeZone: string
}) {
  const [events, setEvents] = useState<TimelineEvent[]>(first.events)
  const [next, setNext] = useState(first.next)
  const [state, setState] = useState<'ready' | 'loading' | 'failed'>('ready')
  const stopped = useRef(false)
  const [known, setKnown] = useState(first)
  if (known !== first) {
    const shown = goOn({ events, next }, known, first, timelinePlace)
    setKnown(first)
    setEvents(shown.events)
    setNext(shown.next)
  }

  /** One window, or window after window to the end. */
  async function load(all: boolean) {
    setState('loading')
    stopped.current = false
    let after = next
    try {
      do {
        const window = await fetchTimeline(stretch, filter, after)
        after = window.next
        setEvents((shown) => [...shown, ...window.events])
        setNext(after)
      } while (all && after !== null && !stopped.current)
      setState('ready')
    } catch {
      setState('failed')
    }
  }

  const left = first.eventCount - events.length
  return (
    <>
      <ol aria-label="Events">
        {Array.from({ length: Math.ceil(events.length / sliceSize) }, (_, slice) => (
          <TimelineSlice
            // biome-ignore lint/suspicious/noArrayIndexKey: its place is what it is
            key={slice}
            events={events.slice(slice * sliceSize, (slice + 1) * sliceSize)}
            before={events[slice * sliceSize - 1]}
            marks={marks}
            timeZone={timeZone}
            isEnd={next === null && (slice + 1) * sliceSize >= events.length}
          />
        ))}
      </ol>
      {next !== null && (
        <div className="flex flex-wrap items-center gap-2 px-2 py-3" aria-busy={state === 'loading'}>
          <Button onClick={() => load(false)} disabled={state === 'loading'}>
            Show {Math.min(500, left).toLocaleString('en')} more
          </Button>
          {left > 500 &&
            (state === 'loading' ? (
              <Button
                onClick={() => {
                  stopped.current = true
                }}
              >
                Stop
              </Button>
            ) : (
              <Button onClick={() => load(true)}>Show all {first.eventCount.toLocaleString('en')}</Button>
            ))}
          <span role="status" className="text-faint">
            {state === 'failed'
              ? 'The next events could not be loaded. Try again.'
              : `${events.length.toLocaleString('en')} of ${first.eventCount.toLocaleString('en')} events shown`}
          </span>
        </div>
      )}
    </>
  )
}
