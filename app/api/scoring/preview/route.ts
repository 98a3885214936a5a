import { ownRoute } from '@/lib/api/own-route'
import { readJson } from '@/lib/api/read-json'
import { streamScoringPreview } from '@/lib/scoring/stream-preview'

/** Takes `{ isComplete }`. What giving points anew would change: lines of JSON, see `ScoringPreviewMessage`. */
export const POST = ownRoute(async (request) => {
  const body = streamScoringPreview(await readJson(request))
  return new Response(body, { headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' } })
})
