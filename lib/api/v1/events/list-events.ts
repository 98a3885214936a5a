import { z } from 'zod'
import { endpoint } from '@/lib/api/endpoint'
import { countEvents } from '@/lib/events/count-events'
import { listEvents } from '@/lib/events/list-events'
import type { ListedEvent } from '@/lib/events/types'
import { checkPlace, type EventFilter, eventFilterSchema } from '@/lib/filters/event-filter'
import { checkDays } from '@/lib/filters/session-filter'
import { countRows } from '../counted'
import { dayParams, inZone } from '../day-zone'
import { exampleLeadId } from '../example-data'
import { echo, filterEcho } from '../filter-echo'
import { cursorsOf, pageOf, pageParams, readRows } from '../page-params'
import { leadCard, pageShape } from '../shapes/common'
import { eventFields, toEventFields } from '../shapes/event'

const listedEvent = z
  .strictObject({
    ...eventFields,
    lead: leadCard,
    sessionId: z
      .string()
      .nullable()
      .meta({ description: 'The session that holds it; null for a suppressed event that no session surrounds.' }),
  })
  .meta({ id: 'Event' })

const countParam = {
  count: z
    .literal('1', { error: 'must be 1' })
    .optional()
    .describe('1: count the rows for `page.total`, once for a walk by cursor. It reads every event under the filter.'),
}

const eventPage = pageShape
  .extend({
    total: pageShape.shape.total.nullable().meta({ description: 'As in `Page`. Null unless `count=1` asks for it.' }),
  })
  .meta({ id: 'EventPage' })

export const eventList = endpoint({
  operationId: 'listEvents',
  path: '/api/v1/events',
  tag: 'Events',
  scope: 'read',
  summary: 'List events',
  description:
    'Single events, newest first, suppressed ones among them. There may be very many, so they are counted only when `count=1` asks for it. Half a million events are looked through for a page at most: it may have fewer rows than `limit`, or none, and yet a next page.',
  query: z.strictObject({ ...eventFilterSchema.shape, ...dayParams, ...countParam, ...pageParams }),
  read({ count, limit, cursor, after, before, last, ...given }) {
    const { filter, problem } = checkDays<EventFilter>(given)
    const { problems, ...page } = pageOf({ limit, cursor, after, before, last }, 'occurredAt')
    const place = checkPlace(page.cursor, cursor ? 'cursor' : page.cursor.at)
    const all = [...(problem ? [problem] : []), ...problems, ...(place ? [place] : [])]
    return { query: { filter, isCounted: count !== undefined, ...page }, problems: all }
  },
  answer: z.strictObject({ data: z.array(listedEvent), page: eventPage, filter: filterEcho }).meta({ id: 'EventList' }),
  examples: [
    { summary: "A lead's page views", url: `/api/v1/events?lead=${exampleLeadId}&type=page_view&limit=1` },
    { summary: 'Events worth 5 points or more, counted', url: '/api/v1/events?points=5..&count=1' },
  ],
  async run({ filter: given, isCounted, limit, cursor: wanted, counted: carried }, { nowMs, db }) {
    const filter = await inZone(given, db)
    const shown = echo(eventFilterSchema, filter)
    const [page, counted] = await Promise.all([
      readRows((cursor) => listEvents({ filter, limit, cursor }, db), wanted),
      isCounted ? countRows(carried, shown, nowMs, () => countEvents(filter, db)) : undefined,
    ])
    return {
      data: page.rows.map(toListedEvent),
      page: { limit, ...cursorsOf(page, counted), total: counted?.total ?? null },
      filter: shown,
    }
  },
})

function toListedEvent(event: ListedEvent): z.output<typeof listedEvent> {
  return { ...toEventFields(event), lead: { id: event.leadId, ...event.lead }, sessionId: event.sessionId }
}
