import { type FollowedLink, keyOfLink, recordFollowed } from '@/lib/email-links/follow-link'
import { logError } from '@/lib/log/log-error'
import { loggedCall } from './logged-call'

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
    await loggedCall({ key, route, nowMs }, async () => ({
      result: await recordFollowed(link, request.headers.get('user-agent'), nowMs),
      response: new Response(null, { status }),
    }))
  } catch (error) {
    logError(error, { path: route })
  }
}
