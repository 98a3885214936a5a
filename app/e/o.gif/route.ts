import { noteFollowed } from '@/lib/api/note-followed'
import { readLink } from '@/lib/email-links/follow-link'

const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** The picture in an email. It always comes, but only a signed address tells of an open. */
export async function GET(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get('t')
  await noteFollowed(readLink(token, 'open'), request, '/e/o.gif', 200)
  return picture()
}

/** Who only asks whether it is there has not looked at it. */
export function HEAD(): Response {
  return picture()
}

function picture(): Response {
  return new Response(gif, {
    headers: {
      'content-type': 'image/gif',
      'content-length': String(gif.length),
      'cache-control': 'no-store, no-cache, must-revalidate, private, max-age=0',
      'cross-origin-resource-policy': 'cross-origin',
    },
  })
}
