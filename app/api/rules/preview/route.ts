import { readViewer } from '@/components/layout/viewer'
import { ownRoute } from '@/lib/api/own-route'
import { readJson } from '@/lib/api/read-json'
import { parsePreviewRequest } from '@/lib/settings/parse-preview-request'
import { streamPreview } from '@/lib/settings/stream-preview'
import { presetRange } from '@/lib/time/presets'

/** Takes `{ rules, isComplete }`. What the rules would make of the last 30 days: lines of JSON, see `PreviewMessage`. */
export const POST = ownRoute(async (request) => {
  const { rules, ...budget } = parsePreviewRequest(await readJson(request))
  const { timeZone: tz, nowMs } = await readViewer()
  const body = streamPreview(rules, { ...presetRange('last-30-days', nowMs, tz), tz, ...budget })
  return new Response(body, { headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' } })
})
