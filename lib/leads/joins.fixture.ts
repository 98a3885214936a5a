import type { IncomingEvent, IncomingJoin } from '@/lib/events/incoming-event'

export const minute = 60_000
export const start = Date.UTC(2026, 2, 1)
/** A year later. */
export const nowMs = start + 365 * 86_400_000

/** A page view by a key, some minutes after the start. */
export function view(id: string, key: string, minutes: number, change: Partial<IncomingEvent> = {}): IncomingEvent {
  return { id, lead: { key }, occurredAt: start + minutes * minute, type: 'page_view', path: '/', points: 1, ...change }
}

/** Someone said at the start that these keys are one. */
export function same(...keys: string[]): IncomingJoin {
  return { keys, card: {}, at: start, reason: 'identify' }
}
