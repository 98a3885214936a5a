import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { reaching } from '@/lib/filters/narrow-filter'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { sessionsHref } from '@/lib/filters/sessions-href'
import { filterBefore, periodOf } from '@/lib/sessions/filter-period'
import { leadIdIn } from '@/lib/sessions/session-columns'
import { type Clock, sessionWhere } from '@/lib/sessions/session-where'
import { HashCounts } from './hash-counts'
import { addLeads, toLeadIds } from './lead-ids'
import type { PathsQuestion } from './paths-question'
import { isByTime, readStretches } from './read-stretches'
import type { Conversions, Headline } from './types'

/** How many sessions and leads convert, beside as many days right before. */
export function toHeadline(
  { filter, goals }: PathsQuestion,
  { sessions, leads, conversions, convertingLeads }: Conversions,
  previous: Headline['previous'],
): Headline {
  return {
    current: { sessions, leads, conversions, convertingLeads },
    previous,
    href: sessionsHref(filter),
    conversionsHref: sessionsHref(reaching(filter, goals)),
  }
}

/** As many days right before; null without a first and a last day, or when sessions began later. */
export async function readPrevious(
  { filter, goals }: PathsQuestion,
  clock: Clock,
  db: Database,
): Promise<Headline['previous']> {
  const before = await comparable(filterBefore(filter), db)
  if (!before) return null
  const [all, reached] = await Promise.all([countAll(before, clock, db), countReached(before, goals, clock, db)])
  return { ...all, conversions: reached.sessions, convertingLeads: reached.leads, from: before.from, to: before.to }
}

/** A period that began before the first session of all would make every figure seem to rise. */
async function comparable<Before extends SessionFilter>(before: Before | null, db: Database): Promise<Before | null> {
  const fromMs = before && periodOf(before).fromMs
  if (fromMs === null) return null
  const [row] = await db.query<{ first: Date | null }>(sql`SELECT min(started_at) AS first FROM session`)
  return row?.first && row.first.getTime() <= fromMs ? before : null
}

type Counts = Pick<Conversions, 'sessions' | 'leads'>

/**
 * The ids of all leads come here and are told apart here: PostgreSQL would sort them, in one process. The index by time
 * alone holds them; others hold the sessions' ids, which begin with them.
 */
async function countAll(filter: SessionFilter, clock: Clock, db: Database): Promise<Counts> {
  const lead = isByTime(filter) ? sql`session.lead_id` : leadIdIn(sql`session.id`)
  const texts = readStretches<{ leads: string | null }>(
    (where) => sql`SELECT string_agg(${lead}, '') AS leads FROM session WHERE ${where}`,
    filter,
    await sessionWhere(filter, clock, db),
    db,
  )
  const counts = new HashCounts()
  for (const text of texts) {
    const { leads } = await text
    addLeads(counts, toLeadIds(leads ?? ''))
  }
  return { sessions: counts.size, leads: counts.countDistinct() }
}

async function countReached(filter: SessionFilter, goals: string[], clock: Clock, db: Database): Promise<Counts> {
  const [row] = await db.query<Counts>(sql`
    SELECT count(*) AS sessions, count(DISTINCT session.lead_id) AS leads
    FROM session WHERE ${await sessionWhere(reaching(filter, goals), clock, db)}`)
  return row ?? { sessions: 0, leads: 0 }
}
