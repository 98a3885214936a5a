import { readRoute } from '@/lib/api/own-route'
import { AppError } from '@/lib/errors'
import { findErasure } from '@/lib/leads/find-erasure'

/** The receipt of an erased lead as a file. */
export const GET = readRoute<{ id: string }>(async (_, { id }) => {
  const erasure = await findErasure(id)
  if (!erasure) throw new AppError('not_found', 'No lead of this id has been erased.')
  const { id: receipt, leadId, erasedAt, ...erased } = erasure
  const body = { receipt, leadId, erasedAt: new Date(erasedAt), erased }
  return new Response(`${JSON.stringify(body, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="leadtrail-erasure-${receipt}.json"`,
      'Cache-Control': 'no-store',
    },
  })
})
