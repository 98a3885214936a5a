import { z } from 'zod'
import { endpoint } from '@/lib/api/endpoint'
import { listEvents } from '@/lib/events/list-events'
import type { ListedEvent } from '@/lib/events/types'
import { checkPlace, type EventFilter, eventFilterSchema } from '@/lib/filters/event-filter'
import { checkDays } from '@/lib/filters/session-filter'
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

export const eventList = endpoint({
  operationId: 'listEvents',
  path: '/api/v1/events',
  tag: 'Events',
  scope: 'read',
  summary: 'List events',
  description:
    'Single events, newest first, suppressed ones among them. There may be very many, so they are not counted: the page has no `total`.',
  query: z.strictObject({ ...eventFilterSchema.shape, ...dayParams, ...pageParams }),
  read({ limit, cursor, after, before, last, ...given }) {
    const { filter, problem } = checkDays<EventFilter>(given)
    const { problems, ...page } = pageOf({ limit, cursor, after, before, last }, 'occurredAt')
    const place = checkPlace(page.cursor, cursor ? 'cursor' : page.cursor.at)
    const all = [...(problem ? [problem] : []), ...problems, ...(place ? [place] : [])]
    return { query: { filter, ...page }, problems: all }
  },
  answer: z
    .strictObject({ data: z.array(listedEvent), page: pageShape.omit({ total: true }), filter: filterEcho })
    .meta({ id: 'EventList' }),
  examples: [
    { summary: "A lead's page views", url: `/api/v1/events?lead=${exampleLeadId}&type=page_view&limit=1` },
    { summary: 'Events worth 5 points or more', url: '/api/v1/events?points=5..' },
  ],
  async run({ filter: given, limit, cursor: wanted }, { db }) {
    const filter = await inZone(given, db)
    const page = await readRows((cursor) => listEvents({ filter, limit, cursor }, db), wanted)
    return {
      data: page.rows.map(toListedEvent),
      page: { limit, ...cursorsOf(page) },
      filter: echo(eventFilterSchema, filter),
    }
  },
})

function toListedEvent(event: ListedEvent): z.output<typeof listedEvent> {
  return { ...toEventFields(event), lead: { id: event.leadId, ...event.lead }, sessionId: event.sessionId }
}
