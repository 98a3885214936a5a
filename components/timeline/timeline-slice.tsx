import { memo } from 'react'
import type { TimelineEvent } from '@/lib/events/types'
import { formatDay } from '@/lib/time/format'
import { TimelineEventItem } from './timeline-event'

export const sliceSize = 250

interface SliceProps {
  events: readonly TimelineEvent[]
  /** The event before the first of them. */
  before: TimelineEvent | undefined
  /** Ids of the events that a sequence found, in order. */
  marks: readonly string[]
  timeZone: string
  /** Whether nothing follows. */
  isEnd: boolean
}

/** Some events of a timeline. Kept as they are while others arrive: there may be ten thousand. */
export const TimelineSlice = memo(function TimelineSlice({ events, before, marks, timeZone, isEnd }: SliceProps) {
  const placeOf = new Map(marks.map((id, index) => [id, index + 1]))
  return events.map((event, index) => (
    <TimelineEventItem
      key={event.id}
      event={event}
      mark={placeOf.get(event.id) ?? null}
      timeZone={timeZone}
      day={newDay(event, index === 0 ? before : events[index - 1], timeZone)}
      isFirst={index === 0 && !before}
      isLast={isEnd && index === events.length - 1}
    />
  ))
}, isSame)

function isSame(a: SliceProps, b: SliceProps): boolean {
  return (
    a.events.length === b.events.length &&
    a.events.every((event, index) => event === b.events[index]) &&
    a.before === b.before &&
    a.marks === b.marks &&
    a.timeZone === b.timeZone &&
    a.isEnd === b.isEnd
  )
}

/** The date of an event that lies on another day than the one before. */
function newDay(event: TimelineEvent, before: TimelineEvent | undefined, timeZone: string): string | null {
  // Days of every zone begin with a quarter-hour. Most events need no look at the zone, and there may be ten thousand.
  if (!before || quarterOf(event) === quarterOf(before)) return null
  const day = formatDay(event.occurredAt, timeZone)
  return day === formatDay(before.occurredAt, timeZone) ? null : day
}

const quarterOf = ({ occurredAt }: TimelineEvent) => Math.floor(occurredAt / 900_000)
