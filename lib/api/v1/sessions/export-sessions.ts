import { z } from 'zod'
import { endpoint } from '@/lib/api/endpoint'
import { streamText } from '@/lib/api/stream-text'
import { checkDays, type SessionFilter } from '@/lib/filters/session-filter'
import { defaultSort } from '@/lib/filters/session-sort'
import { exportColumns } from '@/lib/sessions/export-columns'
import { exportSessions } from '@/lib/sessions/export-sessions'
import { readWorkspace } from '@/lib/settings/workspace'
import { dayOf } from '@/lib/time/zone'
import { filterParams, sortParam } from './session-params'

export const sessionExport = endpoint({
  operationId: 'exportSessions',
  path: '/api/v1/sessions.csv',
  tag: 'Sessions',
  scope: 'read',
  summary: 'Export sessions as CSV',
  description: `All sessions under a filter as one CSV file, streamed. Local times are in \`tz\`. Its columns: ${exportColumns.map(({ name }) => `\`${name}\``).join(', ')}.`,
  query: z.strictObject({ ...filterParams, ...sortParam }),
  read({ sort = defaultSort, ...given }) {
    const { filter, problem } = checkDays<SessionFilter>(given)
    return { query: { filter, sort }, problems: problem ? [problem] : [] }
  },
  answer: { contentType: 'text/csv', description: 'A header line and one line for each session.' },
  examples: [{ summary: 'Sessions with a goal', url: '/api/v1/sessions.csv?outcome=converted' }],
  async run({ filter, sort }, { nowMs, db }) {
    const tz = filter.tz ?? (await readWorkspace(db)).timezone
    return new Response(streamText(exportSessions({ ...filter, tz }, sort, nowMs, tz, db)), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="leadtrail-sessions-${dayOf(nowMs, tz)}.csv"`,
        'cache-control': 'no-store',
      },
    })
  },
})
