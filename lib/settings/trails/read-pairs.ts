import type { Queryable } from '@/lib/db/database'
import { type Rules, sessionize } from '@/lib/sessionizer'
import type { Numbers } from '@/lib/sessions/columns/types'
import { readStretchEvents } from '@/lib/sessions/read-session-events'
import { pairSessions, type SessionPair } from '../compare-sessions'
import type { Place } from './compare-trails'

/** Sessions as they are by the one and by the other rules, from their events. Both leave the borders where they are. */
export async function readPairs(
  places: readonly Place[],
  before: Rules,
  after: Rules,
  { leads }: Numbers,
  db: Queryable,
): Promise<SessionPair[]> {
  const stretches = places.map(({ part: { day }, row }) => {
    const fromMs = day.startMs[row] ?? 0
    return { leadId: leads.idOf(day.leads[row] ?? 0), fromMs, toMs: fromMs + (day.durationMs[row] ?? 0) }
  })
  const events = await readStretchEvents(db, stretches, before.noise)
  return [...events.values()].flatMap((ofLead) => [
    ...pairSessions([...sessionize(ofLead, before)], [...sessionize(ofLead, after)]),
  ])
}
