import type { TimelineWindow } from '@/lib/events/types'
import { serializeTimelineRequest, type TimelineFilter } from '@/lib/filters/timeline-query'

export interface Stretch {
  leadId: string
  startedAt: number
  endedAt: number
}

/** The window of a stretch's events after a cursor; the first one without it. */
export async function fetchTimeline(
  { leadId, startedAt, endedAt }: Stretch,
  filter: TimelineFilter,
  after: string | null,
  signal?: AbortSignal,
): Promise<TimelineWindow> {
  const params = serializeTimelineRequest({ ...filter, from: startedAt, to: endedAt, after: after ?? undefined })
  const response = await fetch(`/leads/${encodeURIComponent(leadId)}/events?${params}`, signal ? { signal } : {})
  if (!response.ok) throw new Error(`The server answered ${response.status}`)
  return (await response.json()) as TimelineWindow
}
