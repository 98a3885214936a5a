import type { TimelineEvent, TimelineWindow } from '@/lib/events/types'

interface Shown {
  events: TimelineEvent[]
  /** Cursor of what follows; null at the end. */
  next: string | null
}

/**
 * What a timeline shows once its first window has come anew. When nothing in that window is other than before, what was
 * loaded after it stays, and what is new follows; else the timeline starts over, for its totals are other ones.
 * @param placeOf the cursor behind an event
 */
export function goOn(
  shown: Shown,
  before: TimelineWindow,
  now: TimelineWindow,
  placeOf: (event: TimelineEvent) => string,
): Shown {
  const last = shown.events.at(-1)
  if (!last || shown.events.length === before.events.length || !isSame(before.events, now.events)) {
    return { events: now.events, next: now.next }
  }
  const hasMore = now.eventCount > shown.events.length
  return { events: shown.events, next: shown.next ?? (hasMore ? placeOf(last) : null) }
}

function isSame(before: TimelineEvent[], now: TimelineEvent[]): boolean {
  return (
    before.length === now.length &&
    before.every(({ id, total, suppressed }, index) => {
      const event = now[index]
      return event?.id === id && event.total === total && event.suppressed === suppressed
    })
  )
}
