import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { type Sql, sql } from '@/lib/db/sql'
import { currentLead } from '@/lib/leads/current-lead'
import { parseSessionId, type Session, statusOf } from '@/lib/sessionizer'
import { readWorkspace } from '@/lib/settings/workspace'
import { readLeads } from './read-leads'
import { type StoredSession, sessionColumns, toSession } from './session-columns'
import type { SessionRow } from './types'

/** A session, and its id of today when it was asked for by another one. */
export interface FoundSession {
  session: SessionRow
  redirectTo?: string
}

/**
 * The session that an id names: the one that holds the id's instant, else the first that starts within one gap after
 * it - so a link survives when a late event or an erased one moves the start, or the lead is joined to another. Null when there is neither.
 */
export async function findSession(id: string, nowMs: number, db: Database = database()): Promise<FoundSession | null> {
  const parsed = parseSessionId(id)
  if (!parsed || parsed.leadId.includes('\0') || !isStorable(parsed.startedAt)) return null
  const named = { ...parsed, leadId: await currentLead(parsed.leadId, db) }
  const { gapMs } = (await readWorkspace(db)).rules
  const session = (await findHolding(named, db)) ?? (await findStartingSoon(named, gapMs, db))
  if (!session) return null
  const { leadId } = session
  const lead = (await readLeads(new Set([leadId]), db)).get(leadId) ?? {
    id: leadId,
    name: null,
    email: null,
    company: null,
  }
  const row = { ...session, lead, status: statusOf(session.endedAt, gapMs, nowMs), closesAt: session.endedAt + gapMs }
  return session.id === id ? { session: row } : { session: row, redirectTo: session.id }
}

interface Named {
  leadId: string
  startedAt: number
}

async function findHolding({ leadId, startedAt }: Named, db: Database): Promise<Session | null> {
  const at = new Date(startedAt)
  const latest = await findOne(sql`lead_id = ${leadId} AND started_at <= ${at} ORDER BY started_at DESC`, db)
  return latest && latest.endedAt >= startedAt ? latest : null
}

/** A session that starts a whole gap later was always another one. */
async function findStartingSoon({ leadId, startedAt }: Named, gapMs: number, db: Database): Promise<Session | null> {
  const [from, until] = [new Date(startedAt), new Date(startedAt + gapMs)]
  return findOne(sql`lead_id = ${leadId} AND started_at > ${from} AND started_at < ${until} ORDER BY started_at`, db)
}

async function findOne(condition: Sql, db: Database): Promise<Session | null> {
  const [record] = await db.query<StoredSession>(sql`SELECT ${sessionColumns} FROM session WHERE ${condition} LIMIT 1`)
  return record ? toSession(record) : null
}

/** Years 1 to 9999: every database holds them, and no event lies outside. */
function isStorable(ms: number): boolean {
  return ms >= -62_135_596_800_000 && ms <= 253_370_764_800_000
}
