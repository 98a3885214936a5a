import type { Database } from '@/lib/db/database'
import { preferIndexes } from '@/lib/db/prefer-indexes'
import { type Sql, sql } from '@/lib/db/sql'
import { isNoNoiseSql } from '@/lib/events/event-row'
import type { NoiseRules, SessionEvent } from '@/lib/sessionizer'
import { type SessionEventRow, sessionEventColumns, toSessionEvent } from '@/lib/sessions/read-session-events'
import { formatInstant } from '@/lib/time/format-instant'

const eventsPerPage = 5000
const eventsPerStep = 500

/** A period of time and a pause that ends every session. */
export interface Period {
  fromMs: number
  /** Not included. */
  toMs: number
  gapMs: number
  /** Noise that is left out. */
  noise: NoiseRules
}

/**
 * The activity of leads in a period, cut at every pause of `gapMs`: runs of one lead's events, in order, noise
 * left out. By rules of that gap or a shorter one, no session reaches beyond its run. A run that reaches into the period is
 * whole, however long ago it began; what begins after the period is left out. Memory holds a page and a run.
 * @param leadIds sorted
 */
export async function* readRuns(
  db: Database,
  leadIds: readonly string[],
  period: Period,
): AsyncGenerator<SessionEvent[]> {
  let run: SessionEvent[] = []
  for await (const page of readPages(db, leadIds, period)) {
    for (const event of page) {
      const last = run.at(-1)
      if (last && (last.leadId !== event.leadId || event.occurredAt - last.occurredAt >= period.gapMs)) {
        yield* within(db, run, period)
        run = []
      }
      run.push(event)
    }
  }
  yield* within(db, run, period)
}

/** The run with its beginning, when it reaches into the period. */
async function* within(db: Database, run: SessionEvent[], period: Period): AsyncGenerator<SessionEvent[]> {
  const [first, last] = [run[0], run.at(-1)]
  if (!first || !last || last.occurredAt < period.fromMs || first.occurredAt >= period.toMs) return
  // Only the gap before the period was read: a run that began in it may have begun earlier.
  yield first.occurredAt >= period.fromMs ? run : [...(await readBeginning(db, first, period)), ...run]
}

/** The events before one, back to the last pause of `gapMs`. */
async function readBeginning(db: Database, first: SessionEvent, period: Period): Promise<SessionEvent[]> {
  const beginning: SessionEvent[] = []
  let after = first
  for (;;) {
    const step = await read(
      db,
      sql`SELECT ${sessionEventColumns} FROM event e
      WHERE e.lead_id = ${first.leadId} AND ${isNoNoiseSql(period.noise)}
        AND (e.occurred_at, e.seq) < (${formatInstant(after.occurredAt)}::timestamptz, ${after.seq}::bigint)
      ORDER BY e.occurred_at DESC, e.seq DESC LIMIT ${eventsPerStep}::int`,
    )
    for (const event of step) {
      if (after.occurredAt - event.occurredAt >= period.gapMs) return beginning.reverse()
      beginning.push(event)
      after = event
    }
    if (step.length < eventsPerStep) return beginning.reverse()
  }
}

async function* readPages(db: Database, leadIds: readonly string[], period: Period): AsyncGenerator<SessionEvent[]> {
  let place: SessionEvent | undefined
  for (;;) {
    const beyond = place
      ? sql`AND (e.lead_id, e.occurred_at, e.seq)
          > (${place.leadId}, ${formatInstant(place.occurredAt)}::timestamptz, ${place.seq}::bigint)`
      : sql``
    const left = place ? leadIds.slice(leadIds.indexOf(place.leadId)) : leadIds
    const page = await read(
      db,
      sql`SELECT ${sessionEventColumns} FROM unnest(${left}::text[]) AS given (lead_id)
      JOIN event e ON e.lead_id = given.lead_id AND e.occurred_at >= ${formatInstant(period.fromMs - period.gapMs)}::timestamptz
      WHERE ${isNoNoiseSql(period.noise)} ${beyond}
      ORDER BY e.lead_id, e.occurred_at, e.seq LIMIT ${eventsPerPage}::int`,
    )
    if (page.length > 0) yield page
    if (page.length < eventsPerPage) return
    place = page.at(-1)
  }
}

/** Each read is a transaction of its own, so that a long preview keeps nobody waiting. */
function read(db: Database, statement: Sql): Promise<SessionEvent[]> {
  return db.transaction(async (tx) => {
    await preferIndexes(tx)
    return (await tx.query<SessionEventRow>(statement)).map(toSessionEvent)
  })
}
