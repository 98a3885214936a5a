import type { Viewer } from '@/components/layout/viewer'
import { type OpenSpan, openSpanOf } from '@/components/sessions/open-span'
import { formatPoints } from '@/components/sessions/session-cells'
import type { JourneySession } from '@/lib/leads/types'
import type { Intent, Outcome } from '@/lib/sessionizer/types'
import { formatDateTime, formatDuration, formatRelative } from '@/lib/time/format'

/** A session of a journey in the words of the viewer. */
export interface FoldCells {
  id: string
  startedAt: number
  endedAt: number
  startedText: string
  startedTitle: string
  /** Null when it took no time. */
  durationText: string | null
  eventCount: number
  pointsText: string
  source: string
  steps: string[]
  /** Null when it has ended. */
  open: OpenSpan | null
  outcome: Outcome
  intent: Intent
  intentReason: string
  matches: number | null
}

export function toFoldCells(session: JourneySession, viewer: Viewer): FoldCells {
  const { id, startedAt, endedAt, eventCount, outcome, intent, matches } = session
  return {
    id,
    startedAt,
    endedAt,
    startedText: formatDateTime(startedAt, viewer.timeZone),
    startedTitle: formatRelative(startedAt, viewer.nowMs),
    durationText: session.durationMs === 0 ? null : formatDuration(session.durationMs),
    eventCount,
    pointsText: session.points === 1 ? '1 point' : `${formatPoints(session.points)} points`,
    source: session.campaign === null ? session.source : `${session.source} · ${session.campaign}`,
    steps: session.steps,
    open: openSpanOf(session, viewer.nowMs),
    outcome,
    intent,
    intentReason: session.intentReasons.join(' '),
    matches,
  }
}
