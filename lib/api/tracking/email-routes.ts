import { database } from '@/lib/db/client'
import { readLink } from '@/lib/email-links/follow-link'
import { logError } from '@/lib/log/log-error'
import type { Process } from '../receiver'
import { linkProblem } from './link-problem'
import { noteFollowed } from './note-followed'

const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** GET /e/o.gif: the picture always comes, but only a signed address tells of an open. */
export async function answerOpen(request: Request, { db = database, now = Date.now }: Process = {}): Promise<Response> {
  const following = { request, route: '/e/o.gif', status: 200, nowMs: now(), db }
  await noteFollowed((open) => readLink(tokenOf(request), 'open', open), following)
  return answerPicture()
}

/** Also for HEAD: who only asks whether it is there has not looked at it. */
export function answerPicture(): Response {
  return new Response(gif, {
    headers: {
      'content-type': 'image/gif',
      'content-length': String(gif.length),
      'cache-control': 'no-store, no-cache, must-revalidate, private, max-age=0',
      'cross-origin-resource-policy': 'cross-origin',
    },
  })
}

/**
 * GET /e/c: says that a link was clicked, then leads on. Only where a signed address says, so nowhere else. HEAD leads on
 * as well, but who only asks where has not clicked.
 */
export async function answerClick(
  request: Request,
  { db = database, now = Date.now }: Process = {},
): Promise<Response> {
  const token = tokenOf(request)
  if (!token) return linkProblem(400, 'This link has lost its end. Copy it from the email once more, as a whole.')
  try {
    const link = await readLink(token, 'click', db())
    const url = link?.target.url
    if (!link || !url) {
      return linkProblem(400, 'This link was not made here, or has been changed on its way. It leads nowhere.')
    }
    const following = { request, route: '/e/c', status: 302, nowMs: now(), db }
    if (request.method !== 'HEAD') await noteFollowed(async () => link, following)
    return new Response(null, { status: 302, headers: { location: url, 'cache-control': 'no-store' } })
  } catch (error) {
    logError(error, { path: '/e/c' })
    return linkProblem(503, 'Where this link leads cannot be looked up right now. Try again in a minute.')
  }
}

function tokenOf(request: Request): string | null {
  return new URL(request.url).searchParams.get('t')
}
