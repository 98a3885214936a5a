import type { Database } from '@/lib/db/database'
import { type FollowedLink, keyOfLink, recordFollowed } from '@/lib/email-links/follow-link'
import { logCall } from '@/lib/ingest/call-log'
import { noteUse } from '@/lib/keys/find-key'
import { logError } from '@/lib/log/log-error'

interface Following {
  request: Request
  route: string
  /** Of the answer, for the log of calls. */
  status: number
  nowMs: number
  db: () => Database
}

/**
 * Stores that someone opened or clicked. Never fails: who follows a link arrives, and who reads an email sees no broken
 * picture, also while the database is away; the log then says what was lost.
 */
export async function noteFollowed(
  find: (db: Database) => Promise<FollowedLink | null>,
  { request, route, status, nowMs, db: open }: Following,
): Promise<void> {
  try {
    const db = open()
    const link = await find(db)
    if (!link) return
    const key = await keyOfLink(link, db)
    if (!key) return // revoked: the email is still out there, but nobody asks
    const { outcomes, ...counts } = await recordFollowed(link, request.headers.get('user-agent'), nowMs, db)
    const problems = outcomes.flatMap((item) => (item.outcome === 'rejected' ? [item] : []))
    await noteUse(key, nowMs, db)
    logCall({ keyId: key.id, at: nowMs, route, status, ...counts, problems }, db)
  } catch (error) {
    logError(error, { path: route })
  }
}
