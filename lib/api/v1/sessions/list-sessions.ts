import { z } from 'zod'
import { endpoint } from '@/lib/api/endpoint'
import { checkDays, type SessionFilter, sessionFilterSchema } from '@/lib/filters/session-filter'
import { defaultSort, sortColumnOf } from '@/lib/filters/session-sort'
import { countFiltered } from '@/lib/sessions/count-filtered'
import { listSessions } from '@/lib/sessions/list-sessions'
import { notCountedWithin } from '@/lib/sessions/not-counted'
import { countRows } from '../counted'
import { inZone } from '../day-zone'
import { echo, filterEcho } from '../filter-echo'
import { cursorsOf, pageOf, pageParams, readRows } from '../page-params'
import { pageShape } from '../shapes/common'
import { sessionShape, toSessionBody } from '../shapes/session'
import { filterParams, rawParam, sortParam } from './session-params'

const none = { count: 0, reasons: {} }

export const sessionList = endpoint({
  operationId: 'listSessions',
  path: '/api/v1/sessions',
  tag: 'Sessions',
  scope: 'read',
  summary: 'List sessions',
  description:
    'Sessions under a filter, a page at a time. The parameters are those of the sessions page: its address, with `/api/v1` before it, lists the same rows. `GET /sessions` answers the same to whoever sends `Accept: application/json`.\n\nFollow `page.nextCursor` until it is null to visit every session once. Sessions that come or change meanwhile never shift the pages; one whose place in the order changes may be met again or not at all.',
  query: z.strictObject({ ...filterParams, ...sortParam, ...rawParam, ...pageParams }),
  read({ sort = defaultSort, raw, limit, cursor, after, before, last, ...given }) {
    const { filter, problem } = checkDays<SessionFilter>(given)
    const page = pageOf({ limit, cursor, after, before, last }, sortColumnOf(sort).column)
    const problems = problem ? [problem, ...page.problems] : page.problems
    const { limit: rows, cursor: place, counted } = page
    return { query: { filter, sort, isRaw: raw !== undefined, limit: rows, cursor: place, counted }, problems }
  },
  answer: z
    .strictObject({ data: z.array(sessionShape), page: pageShape, filter: filterEcho })
    .meta({ id: 'SessionList' }),
  examples: [
    { summary: 'The latest sessions', url: '/api/v1/sessions?limit=2' },
    {
      summary: 'Began with an opened email, longest first',
      url: '/api/v1/sessions?entry=email_open&sort=-durationSeconds',
    },
    {
      summary: 'A week that led from a click to the pricing page',
      url: '/api/v1/sessions?from=2026-03-24&to=2026-03-30&tz=Europe/Berlin&seq=email_click+%3E+page:/pricing*',
    },
  ],
  async run(query, { nowMs, db }) {
    const filter = await inZone(query.filter, db)
    const shown = echo(sessionFilterSchema, filter)
    const [page, counted] = await Promise.all([
      readRows((cursor) => listSessions({ ...query, filter, cursor }, nowMs, db), query.cursor),
      countRows(query.counted, shown, nowMs, () => countFiltered(filter, nowMs, db)),
    ])
    const notCounted = query.isRaw ? await notCountedWithin(page.rows, db) : null
    return {
      data: page.rows.map((session) => ({
        ...toSessionBody(session),
        ...(notCounted && { notCounted: notCounted[session.id] ?? none }),
      })),
      page: { limit: query.limit, ...cursorsOf(page, counted), total: counted.total },
      filter: shown,
    }
  },
})
