import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { sessionWhere } from '@/lib/sessions/session-where'
import { readWorkspace } from '@/lib/settings/workspace'
import { addDays, daysBetween } from '@/lib/time/calendar-day'
import { binRange, durationStarts, eventStarts } from './distribution-bins'
import type { DistributionBin, Distributions } from './types'

/** How long the sessions under the filter are, in time and in events. Every bin is there, also the empty ones. */
export async function readDistributions(
  filter: SessionFilter,
  nowMs: number,
  db: Database = database(),
): Promise<Distributions> {
  const clock = { nowMs, gapMs: (await readWorkspace(db)).rules.gapMs }
  const rows = await Promise.all(
    halvesOf(filter).map(async (half) => readBins(await sessionWhere(half, clock, db), db)),
  )
  const duration = emptyBins(durationStarts)
  const events = emptyBins(eventStarts)
  let sessions = 0
  for (const row of rows.flat()) {
    sessions += row.sessions
    add(duration, row.duration, row.sessions)
    add(events, row.events, row.sessions)
  }
  return { sessions, duration, events }
}

/** Halves of the days are read side by side: the planner gives a statement that counts by bins no second processor. */
function halvesOf(filter: SessionFilter): SessionFilter[] {
  const { from, to } = filter
  if (from === undefined || to === undefined || from >= to) return [filter]
  const middle = addDays(from, daysBetween(from, to) >> 1)
  return [
    { ...filter, to: middle },
    { ...filter, from: addDays(middle, 1) },
  ]
}

/** The bins are looked for among floating-point numbers, which is much faster than among whole ones. */
function readBins(where: Sql, db: Database): Promise<{ duration: number; events: number; sessions: number }[]> {
  const starts = durationStarts.slice(1).map((seconds) => seconds * 1000)
  return db.query(sql`
    SELECT width_bucket(duration_ms, ${starts}::float8[]) AS duration,
      width_bucket(event_count, ${eventStarts.slice(1)}::float8[]) AS events, count(*) AS sessions
    FROM session WHERE ${where} GROUP BY 1, 2`)
}

function emptyBins(starts: readonly number[]): DistributionBin[] {
  return starts.map((_, index) => ({ ...binRange(starts, index), sessions: 0 }))
}

function add(bins: DistributionBin[], index: number, sessions: number): void {
  const bin = bins[index]
  if (bin) bin.sessions += sessions
}
