import { readTracker } from '@/lib/tracker/read-tracker'

/** The tracking script, for any site. */
export function GET(): Response {
  return new Response(readTracker(), {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=3600',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    },
  })
}
