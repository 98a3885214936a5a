import type { Database } from '@/lib/db/database'
import { readPage } from '@/lib/db/read-page'
import { sql } from '@/lib/db/sql'
import type { JourneyQuery } from '@/lib/filters/journey-filter'
import type { Position } from '@/lib/filters/page-cursor'
import { type Rules, type Session, sessionize } from '@/lib/sessionizer'
import { readStretchEvents } from '@/lib/sessions/read-session-events'
import { journeyEventsSql } from './journey-events'
import type { UndatedJourney, UndatedJourneySession } from './types'

/** As the stored journey, from the lead's events by the same sessionizer: for trying another gap on one lead. */
export async function journeyWithGap(
  leadId: string,
  query: JourneyQuery,
  rules: Rules,
  db: Database,
): Promise<UndatedJourney> {
  const events = journeyEventsSql(query.filter, rules)
  const [all, matching] = await Promise.all([
    readStretchEvents(db, [{ leadId, fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY }], rules.noise),
    events &&
      db.query<{ occurred_at: Date }>(sql`
        SELECT e.occurred_at FROM event e WHERE e.lead_id = ${leadId} AND ${events} ORDER BY e.occurred_at`),
  ])
  const times = matching?.map(({ occurred_at }) => occurred_at.getTime()) ?? null
  const sessions = [...sessionize(all.get(leadId) ?? [], rules)].map((session) => ({
    ...session,
    matches: countWithin(session, times),
  }))
  const newestFirst = sessions.filter(({ matches }) => matches !== 0).reverse()
  const read = async (...place: Place) => readFrom(newestFirst, place)
  const page = await readPage<UndatedJourneySession>({ read, positionOf: placeOf }, query.cursor, query.limit)
  return { ...page, sessionCount: newestFirst.length }
}

/** How many of the times, in order, lie inside the session. */
function countWithin({ startedAt, endedAt }: Session, times: number[] | null): number | null {
  return times && firstAtOrAfter(times, endedAt + 1) - firstAtOrAfter(times, startedAt)
}

function firstAtOrAfter(times: number[], wanted: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] ?? Number.POSITIVE_INFINITY) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

type Place = [Position | null, number, boolean]

function readFrom<Row extends Session>(newestFirst: Row[], [place, limit, backward]: Place): Row[] {
  const ordered = backward ? newestFirst.toReversed() : newestFirst
  return ordered.filter((session) => isBeyond(session, place, backward)).slice(0, limit)
}

/** One lead's sessions never start in the same instant, so the time alone is the place. */
function isBeyond({ startedAt }: Session, place: Position | null, backward: boolean): boolean {
  if (place === null || (place.inclusive && startedAt === place.key)) return true
  return backward ? startedAt > place.key : startedAt < place.key
}

function placeOf({ startedAt, id }: Session): Position {
  return { column: 'startedAt', key: startedAt, id }
}
