import { database } from '@/lib/db/client'
import type { Database, Transaction } from '@/lib/db/database'
import { preferIndexes } from '@/lib/db/prefer-indexes'
import { sql } from '@/lib/db/sql'
import { type LockedLead, lockLeads } from '@/lib/leads/lock-leads'
import { updateLeads } from '@/lib/leads/save-leads'
import type { Session, TracedSession } from '@/lib/sessionizer'
import { readWorkspace, shareWorkspace } from '@/lib/settings/workspace'
import { computeSessions, readStoredSessions } from './compute-stored'
import { sessionDifferences } from './session-differences'
import { replaceSessions, type SessionChanges } from './session-table'
import { addTouches } from './touch-table'
import { addToDayStat } from './write-day-stat'

export interface RebuildOptions {
  /** Called after each chunk with the number of leads done and of all. */
  onProgress?: (done: number, total: number) => void
  /** About how many events a chunk may hold; less keeps others waiting less. */
  eventsPerChunk?: number
  /** Ends it after the chunk at hand. */
  signal?: AbortSignal
}

const leadsPerChunk = 200

/**
 * Computes the sessions of every lead whose version of the rules is not the workspace's, a chunk of leads after the
 * other, each in its own transaction. May be stopped at any moment and called again: what is done stays done.
 * Returns the number of leads.
 */
export async function rebuildStale(
  { onProgress, eventsPerChunk = 20_000, signal }: RebuildOptions = {},
  db: Database = database(),
): Promise<number> {
  let done = 0
  for (;;) {
    const { rulesVersion } = await readWorkspace(db)
    const total = await countStale(db, rulesVersion)
    if (total === 0) return done
    const doneBefore = done
    let after = ''
    for (;;) {
      if (signal?.aborted) return done
      const ids = await nextStale(db, rulesVersion, after, eventsPerChunk)
      const [first, upTo] = [ids[0], ids.at(-1)]
      if (first === undefined || upTo === undefined) break
      const before = await leadBefore(db, first) // nearer than `after` when those in between are up to date
      done += await db.transaction((tx) => rebuild(tx, ids, before, upTo))
      after = upTo
      onProgress?.(done, doneBefore + total)
    }
  }
}

async function countStale(db: Database, rulesVersion: number): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    sql`SELECT count(*) AS count FROM lead WHERE rules_version < ${rulesVersion}::int`,
  )
  return row?.count ?? 0
}

async function leadBefore(db: Database, id: string): Promise<string> {
  const [row] = await db.query<{ id: string }>(sql`SELECT id FROM lead WHERE id < ${id} ORDER BY id DESC LIMIT 1`)
  return row?.id ?? ''
}

/** The next stale leads by id: at most 200, and about as many as hold `eventsPerChunk`. */
async function nextStale(db: Database, rulesVersion: number, after: string, eventsPerChunk: number): Promise<string[]> {
  const rows = await db.query<{ id: string; event_count: number }>(sql`
    SELECT id, event_count FROM lead WHERE rules_version < ${rulesVersion}::int AND id > ${after}
    ORDER BY id LIMIT ${leadsPerChunk}::int`)
  let events = 0
  const isWithin = ({ event_count: count }: { event_count: number }) => {
    events += count
    return events <= eventsPerChunk
  }
  const firstBeyond = rows.findIndex((row) => !isWithin(row))
  return rows.slice(0, firstBeyond === -1 ? rows.length : Math.max(1, firstBeyond)).map(({ id }) => id)
}

/** Brings the leads `ids` up to date. They stand between `after` and `upTo`, maybe with others in between. */
async function rebuild(tx: Transaction, ids: string[], after: string, upTo: string): Promise<number> {
  const { rules, rulesVersion } = await shareWorkspace(tx)
  await preferIndexes(tx)
  const locked = await lockLeads(tx, ids)
  const stale = new Map([...locked].filter(([, lead]) => lead.rulesVersion !== rulesVersion))
  if (stale.size === 0) return 0
  const range = { after, upTo }
  const stored = await readStoredSessions(tx, range)
  const changes: SessionChanges = { removed: [], added: [] }
  for (const lead of stale.values()) reset(lead, rulesVersion)
  const computed: TracedSession[] = []
  for await (const session of computeSessions(tx, range, rules)) {
    const lead = stale.get(session.leadId)
    if (!lead) continue
    count(lead, session)
    computed.push(session)
  }
  const encode = await addTouches(tx, computed)
  for (const session of computed) {
    const old = stored.get(session.id)
    if (old && sessionDifferences(old, { ...session, trail: encode(session.touches) }).length === 0) {
      stored.delete(session.id)
    } else changes.added.push(session)
  }
  for (const old of stored.values()) if (stale.has(old.leadId)) changes.removed.push(old)
  await replaceSessions(tx, changes)
  await updateLeads(tx, [...stale.values()])
  await addToDayStat(tx, changes)
  return stale.size
}

function reset(lead: LockedLead, rulesVersion: number): void {
  Object.assign(lead, { rulesVersion, eventCount: 0, sessionCount: 0, score: 0, firstSeenAt: null, lastSeenAt: null })
}

/** Sessions come in order, the last one ends last. */
function count(lead: LockedLead, session: Session): void {
  lead.eventCount += session.eventCount
  lead.sessionCount++
  lead.score += session.points
  lead.firstSeenAt ??= session.startedAt
  lead.lastSeenAt = session.endedAt
}
