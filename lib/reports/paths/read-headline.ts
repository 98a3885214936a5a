import type { Database } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import { reaching } from '@/lib/filters/narrow-filter'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { sessionsHref } from '@/lib/filters/sessions-href'
import { countLeads, countLeadsOfPeriod } from '@/lib/sessions/count-leads'
import { filterBefore, isOnlyDays, periodOf } from '@/lib/sessions/filter-period'
import { isOnBucket, readDayStat } from '@/lib/sessions/read-day-stat'
import { leadIdIn } from '@/lib/sessions/session-columns'
import { type Clock, sessionWhere } from '@/lib/sessions/session-where'
import type { PathsQuestion } from './paths-question'
import type { Conversions, Headline } from './types'

/** How many sessions and leads convert, beside as many days right before. */
export async function readHeadline({ filter, goals }: PathsQuestion, clock: Clock, db: Database): Promise<Headline> {
  const before = await comparable(filterBefore(filter), db)
  const [current, previous] = await Promise.all([
    countConversions(filter, goals, clock, db),
    before && countConversions(before, goals, clock, db),
  ])
  return {
    current,
    previous: previous && before && { ...previous, from: before.from, to: before.to },
    href: sessionsHref(filter),
    conversionsHref: sessionsHref(reaching(filter, goals)),
  }
}

/** A period that began before the first session of all would make every figure seem to rise. */
async function comparable<Before extends SessionFilter>(before: Before | null, db: Database): Promise<Before | null> {
  const fromMs = before && periodOf(before).fromMs
  if (fromMs === null) return null
  const [row] = await db.query<{ first: Date | null }>(sql`SELECT min(started_at) AS first FROM session`)
  return row?.first && row.first.getTime() <= fromMs ? before : null
}

async function countConversions(
  filter: SessionFilter,
  goals: string[],
  clock: Clock,
  db: Database,
): Promise<Conversions> {
  const where = await sessionWhere(filter, clock, db)
  const [all, reached] = await Promise.all([
    countAll(filter, where, db),
    db.query<{ sessions: number; leads: number }>(sql`
      SELECT count(*) AS sessions, count(DISTINCT hashtextextended(${leadIdIn(sql`session.id`)}, 0)) AS leads
      FROM session WHERE ${await sessionWhere(reaching(filter, goals), clock, db)}`),
  ])
  return { ...all, conversions: reached[0]?.sessions ?? 0, convertingLeads: reached[0]?.leads ?? 0 }
}

/** Of days alone the stored totals know the answer. */
async function countAll(
  filter: SessionFilter,
  where: Sql,
  db: Database,
): Promise<Pick<Conversions, 'sessions' | 'leads'>> {
  const period = periodOf(filter)
  const isStored = isOnlyDays(filter) && isOnBucket(period.fromMs) && isOnBucket(period.toMs)
  const [sessions, leads] = await Promise.all([
    isStored ? readDayStat(period, db).then((sums) => sums.sessions) : countSessions(where, db),
    isOnlyDays(filter) ? countLeadsOfPeriod(period, db) : null,
  ])
  return { sessions, leads: leads ?? (await countLeads(where, db)) }
}

async function countSessions(where: Sql, db: Database): Promise<number> {
  const [row] = await db.query<{ sessions: number }>(sql`SELECT count(*) AS sessions FROM session WHERE ${where}`)
  return row?.sessions ?? 0
}
