import { readRoute } from '@/lib/api/own-route'
import { streamText } from '@/lib/api/stream-text'
import { AppError } from '@/lib/errors'
import { exportLead } from '@/lib/leads/export-lead'

/** All that is kept of a lead as a JSON file, streamed. */
export const GET = readRoute<{ id: string }>(async (_, { id }) => {
  const pieces = await exportLead(id, Date.now())
  if (!pieces) throw new AppError('not_found', 'There is no such lead.')
  return new Response(streamText(pieces), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="leadtrail-lead-${fileNameOf(id)}.json"`,
      'Cache-Control': 'no-store',
    },
  })
})

function fileNameOf(id: string): string {
  return id.replace(/[^a-z0-9-]/gi, '').slice(0, 40)
}
