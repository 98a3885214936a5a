import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { isCountedSql } from '@/lib/events/event-row'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { currentLeads } from '@/lib/leads/current-lead'
import { suppressionReason } from '@/lib/sessionizer'
import type { Rules } from '@/lib/sessionizer/types'
import { readWorkspace } from '@/lib/settings/workspace'
import { toInstants } from '@/lib/time/day-range'
import { formatInstant } from '@/lib/time/format-instant'
import { presetRange } from '@/lib/time/presets'
import type { NotCounted, NotCountedInDays } from './types'

type Span = { id: string; leadId: string; startedAt: number; endedAt: number }

/** What happened during sessions and does not count, by session id; those without such events are left out. */
export async function notCountedWithin(
  sessions: readonly Span[],
  db: Database = database(),
): Promise<Record<string, NotCounted>> {
  if (sessions.length === 0) return {}
  const { rules } = await readWorkspace(db)
  const rows = await db.query<Group & { place: number }>(sql`
    SELECT given.number::int - 1 AS place, e.suppressed, e.type, count(*) AS count FROM unnest(
      ${sessions.map(({ leadId }) => leadId)}::text[],
      ${sessions.map(({ startedAt }) => formatInstant(startedAt))}::timestamptz[],
      ${sessions.map(({ endedAt }) => formatInstant(endedAt))}::timestamptz[]
    ) WITH ORDINALITY AS given (lead_id, low, high, number)
    JOIN event e ON e.lead_id = given.lead_id AND e.occurred_at BETWEEN low AND high
    WHERE NOT ${isCountedSql(rules)} GROUP BY 1, 2, 3`)
  const found: Record<string, NotCounted> = {}
  for (const { place, ...group } of rows) {
    const id = sessions[place]?.id
    if (id !== undefined) found[id] = addGroup(found[id], group, rules)
  }
  return found
}

/**
 * What happened on days and does not count, in sessions and outside of them; of the latest 30 days when the filter names no
 * first day. Of the filter only days and leads hold: what does not count has no session that others could ask about.
 */
export async function notCountedInDays(
  { lead: named, from, to, tz }: SessionFilter,
  nowMs: number,
  zone: string,
  db: Database = database(),
): Promise<NotCountedInDays> {
  const { rules } = await readWorkspace(db)
  const lead = named && (await currentLeads(named, db))
  const latest = presetRange('last-30-days', nowMs, tz ?? zone)
  const days = { from: from ?? (to !== undefined && to < latest.from ? to : latest.from), to: to ?? latest.to }
  const { fromMs, toMs } = toInstants(days.from, days.to, tz ?? zone)
  const groups = await db.query<Group>(sql`
    SELECT e.suppressed, e.type, count(*) AS count FROM event e
    WHERE e.occurred_at >= ${new Date(fromMs)} AND e.occurred_at < ${new Date(toMs)} AND NOT ${isCountedSql(rules)}
      AND ${lead ? sql`e.lead_id = ANY(${lead}::text[])` : sql`TRUE`} GROUP BY 1, 2`)
  let sum: NotCounted = { count: 0, reasons: {} }
  for (const group of groups) sum = addGroup(sum, group, rules)
  return { ...sum, ...days, tz: tz ?? zone, lead: lead ?? null }
}

interface Group {
  suppressed: string | null
  type: string
  count: number
}

function addGroup(sum: NotCounted = { count: 0, reasons: {} }, group: Group, rules: Rules): NotCounted {
  const reason = suppressionReason(group, rules) ?? ''
  const reasons = { ...sum.reasons, [reason]: (sum.reasons[reason] ?? 0) + group.count }
  return { count: sum.count + group.count, reasons }
}
