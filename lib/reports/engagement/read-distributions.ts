import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { sessionWhere } from '@/lib/sessions/session-where'
import { readWorkspace } from '@/lib/settings/workspace'
import { binRange, durationStarts, eventStarts } from './distribution-bins'
import type { DistributionBin, Distributions } from './types'

/** How long the sessions under the filter are, in time and in events. Every bin is there, also the empty ones. */
export async function readDistributions(
  filter: SessionFilter,
  nowMs: number,
  db: Database = database(),
): Promise<Distributions> {
  const { gapMs } = (await readWorkspace(db)).rules
  const where = await sessionWhere(filter, { nowMs, gapMs }, db)
  const starts = durationStarts.slice(1).map((seconds) => seconds * 1000)
  const rows = await db.query<{ duration: number; events: number; sessions: number }>(sql`
    SELECT width_bucket(duration_ms, ${starts}::bigint[]) AS duration,
      width_bucket(event_count, ${eventStarts.slice(1)}::integer[]) AS events, count(*) AS sessions
    FROM session WHERE ${where} GROUP BY 1, 2`)
  const duration = emptyBins(durationStarts)
  const events = emptyBins(eventStarts)
  let sessions = 0
  for (const row of rows) {
    sessions += row.sessions
    add(duration, row.duration, row.sessions)
    add(events, row.events, row.sessions)
  }
  return { sessions, duration, events }
}

function emptyBins(starts: readonly number[]): DistributionBin[] {
  return starts.map((_, index) => ({ ...binRange(starts, index), sessions: 0 }))
}

function add(bins: DistributionBin[], index: number, sessions: number): void {
  const bin = bins[index]
  if (bin) bin.sessions += sessions
}
