// A session's status depends on the clock, so it is computed when read and never stored.
import type { Status } from './types'

/** A lead whose last event is younger than this is taken to be there right now. */
export const activeMs = 5 * 60_000

/** Whether a session whose last event was at `endedAt` is active, idle (the next event would still join it) or ended. */
export function statusOf(endedAt: number, gapMs: number, nowMs: number): Status {
  const silenceMs = nowMs - endedAt
  if (silenceMs >= gapMs) return 'ended'
  return silenceMs < activeMs ? 'active' : 'idle'
}

/**
 * The same rule as a range, for queries: sessions with `after < endedAt <= until` have the status.
 * Instants in ms; a null border is open.
 */
export function statusRange(
  status: Status,
  gapMs: number,
  nowMs: number,
): { after: number | null; until: number | null } {
  const openSince = nowMs - gapMs
  const activeSince = nowMs - Math.min(activeMs, gapMs)
  if (status === 'ended') return { after: null, until: openSince }
  if (status === 'idle') return { after: openSince, until: activeSince }
  return { after: activeSince, until: null }
}
