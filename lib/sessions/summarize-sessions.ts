import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import type { Sql } from '@/lib/db/sql'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { readWorkspace } from '@/lib/settings/workspace'
import { countTotals } from './columns/count-totals'
import { readHeldSessions } from './columns/read-sessions'
import { countLeads, countLeadsOfPeriod } from './count-leads'
import { countOnce } from './count-once'
import { countSessions } from './count-sessions'
import { filterBefore, isOnlyDays, type Period, periodOf } from './filter-period'
import { readDayStat, type SessionSums, storedPeriod } from './read-day-stat'
import { readHistogram } from './read-histogram'
import { readMedian } from './read-median'
import { allSessionsWhere, type Clock } from './session-where'
import type { SessionSummary, Totals } from './types'

/** Totals of exactly the sessions that the filter lists, beside those of as many days right before. */
export async function summarizeSessions(
  filter: SessionFilter,
  nowMs: number,
  db: Database = database(),
): Promise<SessionSummary> {
  const { gapMs } = (await readWorkspace(db)).rules
  const before = filterBefore(filter)
  const [current, previous] = await Promise.all([
    total(filter, { nowMs, gapMs }, db),
    before && total(before, { nowMs, gapMs }, db),
  ])
  return { current, previous: previous && before && { ...previous, from: before.from, to: before.to } }
}

async function total(filter: SessionFilter, clock: Clock, db: Database): Promise<Totals> {
  const held = await readHeldSessions(filter, clock, db)
  if (held) return toTotals(await countTotals(held))
  const where = await allSessionsWhere(filter, clock, db)
  if (filter.seq || filter.contains) return toTotals(await countOnce(where, db))
  const period = periodOf(filter)
  const [sums, leads] = await Promise.all([
    storedPeriod(filter) ? readStored(period, db) : countSessions(where, db),
    isOnlyDays(filter) ? countLeadsOn(period, where, db) : countLeads(where, db),
  ])
  return toTotals({ ...sums, leads, ...(await readMedian(sums.histogram, where, db)) })
}

type Counts = Pick<SessionSums, 'sessions' | 'converted' | 'bounced' | 'points'> &
  Pick<Totals, 'leads' | 'medianDurationMs' | 'medianIsApproximate'>

function toTotals({
  sessions,
  converted,
  bounced,
  points,
  leads,
  medianDurationMs,
  medianIsApproximate,
}: Counts): Totals {
  return {
    ...{ sessions, leads, medianDurationMs, medianIsApproximate, points },
    bounceRate: sessions === 0 ? null : bounced / sessions,
    conversionRate: sessions === 0 ? null : converted / sessions,
  }
}

async function readStored(period: Period, db: Database) {
  const [sums, histogram] = await Promise.all([readDayStat(period, db), readHistogram(period, db)])
  return { ...sums, histogram }
}

async function countLeadsOn(period: Period, where: Sql, db: Database): Promise<number> {
  return (await countLeadsOfPeriod(period, db)) ?? countLeads(where, db)
}
