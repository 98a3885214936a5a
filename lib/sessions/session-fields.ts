import type { Session } from '@/lib/sessionizer/types'

/** A session as the API and `sessions compute` write it: times as ISO 8601 in UTC, durations in seconds. */
export function sessionFields(session: Session) {
  const { id, startedAt, endedAt, durationMs, eventCount, points, entry, exit, source, campaign, steps } = session
  return {
    id,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: new Date(endedAt).toISOString(),
    durationSeconds: durationMs / 1000,
    eventCount,
    points,
    entry,
    exit,
    source,
    campaign,
    steps,
    outcome: session.outcome,
    intent: { level: session.intent, reasons: session.intentReasons },
  }
}
