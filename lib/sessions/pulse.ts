import type { Pulse, SessionRow } from './types'

/** Of a lead or session that is no more. */
export const noPulse: Pulse = { id: '', eventCount: 0, lastAt: null, points: 0 }

export function pulseOfSession({ id, eventCount, endedAt, points }: SessionRow): Pulse {
  return { id, eventCount, lastAt: endedAt, points }
}

/** What a list knows of a lead. */
interface LeadTotals {
  id: string
  eventCount: number
  lastSeenAt: number | null
  score: number
}

export function pulseOfLead({ id, eventCount, lastSeenAt, score }: LeadTotals): Pulse {
  return { id, eventCount, lastAt: lastSeenAt, points: score }
}
