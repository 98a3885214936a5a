import { linkProblem } from '@/lib/api/link-problem'
import { noteFollowed } from '@/lib/api/note-followed'
import { type FollowedLink, readLink } from '@/lib/email-links/follow-link'

/** A link in an email: says that it was clicked, then leads on. Only where a signed address says, so nowhere else. */
export async function GET(request: Request): Promise<Response> {
  return follow(request, (link) => noteFollowed(link, request, '/e/c', 302))
}

/** Who only asks where it leads has not clicked. */
export async function HEAD(request: Request): Promise<Response> {
  return follow(request, async () => undefined)
}

async function follow(request: Request, note: (link: FollowedLink) => Promise<void>): Promise<Response> {
  const token = new URL(request.url).searchParams.get('t')
  if (!token) return linkProblem('This link has lost its end. Copy it from the email once more, as a whole.')
  const link = await readLink(token, 'click')
  const url = link?.target.url
  if (!link || !url)
    return linkProblem('This link was not made here, or has been changed on its way. It leads nowhere.')
  await note(link)
  return new Response(null, {
    status: 302,
    headers: { location: url, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  })
}
