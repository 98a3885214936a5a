import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { isCountedSql } from '@/lib/events/event-row'
import { matchSequence } from '@/lib/filters/match-sequence'
import type { Sequence } from '@/lib/filters/sequence'
import { type Params, parseSessionFilter } from '@/lib/filters/session-filter'
import { readWorkspace } from '@/lib/settings/workspace'
import type { Stretch } from './timeline-window'
import type { MarkedEvents } from './types'

/**
 * The events to mark in a session.
 * @param query of the table that it was opened from; whatever else stands in it does not matter here
 */
export function markedEvents(session: Stretch, query: Params): MarkedEvents | undefined {
  const { filter, problems } = parseSessionFilter(query)
  const problem = problems.find(({ param }) => param === 'seq')
  if (problem) return { problem: problem.message }
  return filter.seq && { sequence: filter.seq, eventIds: sequenceEvents(session, filter.seq) }
}

/** The ids of the events that a sequence finds in a session, in order; null when it is not in it. */
export async function sequenceEvents(
  { leadId, startedAt, endedAt }: Stretch,
  sequence: Sequence,
  db: Database = database(),
): Promise<string[] | null> {
  const { rules } = await readWorkspace(db)
  const events = await db.query<{ id: string; type: string; path: string | null }>(sql`
    SELECT e.id, e.type, e.path FROM event e
    WHERE e.lead_id = ${leadId} AND e.occurred_at BETWEEN ${new Date(startedAt)} AND ${new Date(endedAt)}
      AND ${isCountedSql(rules)}
    ORDER BY e.occurred_at, e.seq`)
  const indices = matchSequence(sequence, events, rules)
  return indices?.flatMap((index) => events[index]?.id ?? []) ?? null
}
