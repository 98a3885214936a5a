import { type FollowedLink, keyOfLink, recordFollowed } from '@/lib/email-links/follow-link'
import { logCall } from '@/lib/ingest/call-log'
import { logError } from '@/lib/log/log-error'

/**
 * Stores that someone opened or clicked. Never fails: who follows a link arrives, and who reads an email sees no broken
 * picture, also while the database is away; the log then says what was lost.
 */
export async function noteFollowed(
  found: FollowedLink | Promise<FollowedLink | null>,
  request: Request,
  route: string,
  status: number,
): Promise<void> {
  const nowMs = Date.now()
  try {
    const link = await found
    if (!link) return
    const key = await keyOfLink(link)
    if (!key) return // revoked: the email is still out there, but nobody asks
    const { outcomes, ...counts } = await recordFollowed(link, request.headers.get('user-agent'), nowMs)
    const problems = outcomes.flatMap((item) => (item.outcome === 'rejected' ? [item] : []))
    logCall({ keyId: key.id, at: nowMs, route, status, ...counts, problems })
  } catch (error) {
    logError(error, { path: route })
  }
}
