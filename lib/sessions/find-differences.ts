import type { Queryable } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { Rules, Session, Touch } from '@/lib/sessionizer'
import { type BucketTotals, countSession } from './bucket-totals'
import { computeSessions, type LeadRange, readStoredSessions, type StoredTrail } from './compute-stored'
import { dayStatDifferences } from './day-stat-differences'
import { noiseDifferences } from './noise-differences'
import { sessionDifferences } from './session-differences'
import { readTouches } from './touch-table'
import { trailEncoder } from './trail'

const leadsPerChunk = 200

/**
 * Everything that is stored about sessions and differs from what the events say, a sentence each. Reads one chunk of
 * leads after the other; `onProgress` hears how many are done.
 */
export async function* findDifferences(
  db: Queryable,
  rules: Rules,
  onProgress: (leads: number) => void,
): AsyncGenerator<string> {
  const encode = trailEncoder(await readTouches(db))
  const buckets = new Map<number, BucketTotals>()
  let after = ''
  let done = 0
  for (;;) {
    const leads = await readLeads(db, after)
    const upTo = leads.at(-1)?.id
    if (upTo === undefined) break
    yield* compareChunk(db, leads, { after, upTo }, rules, encode, buckets)
    after = upTo
    done += leads.length
    onProgress(done)
  }
  yield* dayStatDifferences(db, buckets)
}

async function* compareChunk(
  db: Queryable,
  leads: StoredLead[],
  range: LeadRange,
  rules: Rules,
  encode: (touches: readonly Touch[]) => string,
  buckets: Map<number, BucketTotals>,
): AsyncGenerator<string> {
  yield* noiseDifferences(db, range)
  const stored = await readStoredSessions(db, range)
  const totals = new Map(leads.map(({ id }) => [id, noTotals()]))
  for await (const session of computeSessions(db, range, rules)) {
    countSession(buckets, session, 1)
    addToTotals(totals.get(session.leadId), session)
    yield* compareSession(stored.get(session.id), { ...session, trail: encode(session.touches) })
    stored.delete(session.id)
  }
  for (const id of stored.keys()) yield `session ${id} is stored, but its events make no such session`
  for (const lead of leads) yield* compareTotals(lead, totals.get(lead.id) ?? noTotals())
}

function* compareSession(stored: StoredTrail | undefined, computed: StoredTrail): Generator<string> {
  if (!stored) {
    yield `session ${computed.id} is missing (${computed.eventCount} events)`
    return
  }
  for (const name of sessionDifferences(stored, computed)) {
    yield `session ${computed.id}: ${name} is ${JSON.stringify(stored[name])}, should be ${JSON.stringify(computed[name])}`
  }
}

interface Totals {
  events: number
  sessions: number
  score: number
  firstSeen: number | null
  lastSeen: number | null
}

interface StoredLead {
  id: string
  totals: Totals
}

async function readLeads(db: Queryable, after: string): Promise<StoredLead[]> {
  const rows = await db.query<LeadRow>(sql`
    SELECT id, event_count, session_count, score, first_seen_at, last_seen_at
    FROM lead WHERE id > ${after} ORDER BY id LIMIT ${leadsPerChunk}::int`)
  return rows.map((row) => ({
    id: row.id,
    totals: {
      events: row.event_count,
      sessions: row.session_count,
      score: row.score,
      firstSeen: row.first_seen_at?.getTime() ?? null,
      lastSeen: row.last_seen_at?.getTime() ?? null,
    },
  }))
}

interface LeadRow {
  id: string
  event_count: number
  session_count: number
  score: number
  first_seen_at: Date | null
  last_seen_at: Date | null
}

function noTotals(): Totals {
  return { events: 0, sessions: 0, score: 0, firstSeen: null, lastSeen: null }
}

/** Sessions come in order, the last one ends last. */
function addToTotals(totals: Totals | undefined, session: Session): void {
  if (!totals) return
  totals.events += session.eventCount
  totals.sessions++
  totals.score += session.points
  totals.firstSeen ??= session.startedAt
  totals.lastSeen = session.endedAt
}

function* compareTotals({ id, totals }: StoredLead, computed: Totals): Generator<string> {
  for (const name of Object.keys(computed) as (keyof Totals)[]) {
    if (totals[name] !== computed[name]) yield `lead ${id}: ${name} is ${totals[name]}, should be ${computed[name]}`
  }
}
