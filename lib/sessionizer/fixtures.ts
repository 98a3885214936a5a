// Short ways to write events down in tests.
import type { SessionEvent } from './types'

/** An event of a day in January 2026 at `10:00`, `10:00:30` or `10:00:30.500` UTC, or at a whole ISO time. */
export function event(at: string, type: string, more: Partial<SessionEvent> = {}): SessionEvent {
  const leadId = more.leadId ?? 'ann'
  return { id: `${leadId} ${at} ${type}`, leadId, seq: 0, occurredAt: instant(at), type, points: 1, ...more }
}

export function view(at: string, path: string, more: Partial<SessionEvent> = {}): SessionEvent {
  return event(at, 'page_view', { path, ...more })
}

export function instant(at: string): number {
  return Date.parse(at.includes('T') ? at : `2026-01-14T${at.length === 5 ? `${at}:00` : at}Z`)
}

/** The order that the sessionizer asks for. */
export function inOrder(events: readonly SessionEvent[]): SessionEvent[] {
  return events.toSorted(
    (a, b) => (a.leadId < b.leadId ? -1 : a.leadId > b.leadId ? 1 : 0) || a.occurredAt - b.occurredAt || a.seq - b.seq,
  )
}
