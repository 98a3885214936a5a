import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { inTurns } from '@/lib/sessions/columns/in-turns'
import { readSessions } from '@/lib/sessions/columns/read-sessions'
import { readWorkspace } from '@/lib/settings/workspace'
import { binOf, binRange, durationStarts, eventStarts } from './distribution-bins'
import type { DistributionBin, Distributions } from './types'

const durationStartsMs = durationStarts.map((seconds) => seconds * 1000)

/** How long the sessions under the filter are, in time and in events. Every bin is there, also the empty ones. */
export async function readDistributions(
  filter: SessionFilter,
  nowMs: number,
  db: Database = database(),
): Promise<Distributions> {
  const clock = { nowMs, gapMs: (await readWorkspace(db)).rules.gapMs }
  const { parts } = await readSessions(filter, clock, db)
  const durations = durationStarts.map(() => 0)
  const events = eventStarts.map(() => 0)
  let sessions = 0
  for await (const { day, rows } of inTurns(parts)) {
    const { durationMs, touchStarts } = day
    sessions += rows.length
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number
      ;(durations[binOf(durationStartsMs, durationMs[row] as number)] as number)++
      ;(events[binOf(eventStarts, (touchStarts[row + 1] as number) - (touchStarts[row] as number))] as number)++
    }
  }
  return { sessions, duration: toBins(durationStarts, durations), events: toBins(eventStarts, events) }
}

function toBins(starts: readonly number[], counts: readonly number[]): DistributionBin[] {
  return starts.map((_, index) => ({ ...binRange(starts, index), sessions: counts[index] ?? 0 }))
}
