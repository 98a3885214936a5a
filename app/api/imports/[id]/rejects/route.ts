import { readRoute } from '@/lib/api/own-route'
import { openRejectsOf } from '@/lib/imports/jobs/open-rejects-of'

/** The rejected rows of an import as a CSV file. */
export const GET = readRoute<{ id: string }>(async (_, { id }) => {
  const { fileName, body } = await openRejectsOf(id, Date.now())
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="rejects.csv"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'x-content-type-options': 'nosniff',
    },
  })
})
