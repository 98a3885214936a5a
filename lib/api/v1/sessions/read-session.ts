import { z } from 'zod'
import { endpoint } from '@/lib/api/endpoint'
import { AppError } from '@/lib/errors'
import type { TimelineEvent } from '@/lib/events/types'
import { findSession } from '@/lib/sessions/find-session'
import { sessionTimeline } from '@/lib/sessions/session-timeline'
import { exampleSessionId } from '../example-data'
import { movedTo } from '../moved-to'
import { eventFields, toEventFields } from '../shapes/event'
import { sessionShape, toSessionBody } from '../shapes/session'
import { wholeNumber } from '../whole-number'

const mostEvents = 1000
const defaultEvents = 200

const sessionEvent = z
  .strictObject({
    ...eventFields,
    elapsedSeconds: z
      .number()
      .nullable()
      .meta({ description: "Since the session's previous event that counts; null for the first." }),
    pointsSoFar: z.int().meta({ description: 'Points of the session up to here, this event among them.' }),
  })
  .meta({ id: 'SessionEvent' })

const neighbour = z.string().nullable()

export const sessionRead = endpoint({
  operationId: 'readSession',
  path: '/api/v1/sessions/{id}',
  tag: 'Sessions',
  scope: 'read',
  summary: 'Read one session with its events',
  description:
    'The session and its events in order, suppressed ones among them. An id of yesterday still works: when a late event moved the start, or the lead was joined with another one, the answer is a redirect to the id of today.',
  pathParams: { id: 'Id of the session.' },
  query: z.strictObject({
    limit: wholeNumber(1, mostEvents)
      .optional()
      .describe(`Events of a page, 1 to ${mostEvents}; ${defaultEvents} when missing.`),
    cursor: z
      .string()
      .regex(/^\d{1,15}\.\d{1,15}$/, 'is not a cursor of this list')
      .optional()
      .describe('`nextCursor` of the page before.'),
  }),
  read: ({ limit = defaultEvents, cursor }) => ({ query: { limit, cursor }, problems: [] }),
  answer: z
    .strictObject({
      data: z.strictObject({
        ...sessionShape.shape,
        previousSession: neighbour.meta({ description: "Id of the lead's session before." }),
        nextSession: neighbour.meta({ description: "Id of the lead's session after." }),
        events: z.array(sessionEvent),
      }),
      page: z.strictObject({
        limit: z.int(),
        nextCursor: z
          .string()
          .nullable()
          .meta({ description: 'For `cursor`: later events. Null when there are none.' }),
        total: z.int().meta({ description: 'All events of the session, suppressed ones among them.' }),
      }),
    })
    .meta({ id: 'SessionWithEvents' }),
  otherAnswers: { 307: 'The session has another id today: `Location` and `id` in the body say which.' },
  examples: [{ summary: 'A session and its events', url: `/api/v1/sessions/${exampleSessionId}` }],
  async run({ limit, cursor }, { params, search, nowMs, db }) {
    const found = await findSession(params.id ?? '', nowMs, db)
    if (!found) throw new AppError('not_found', 'There is no such session.')
    const { redirectTo: id } = found
    if (id) return movedTo(`/api/v1/sessions/${encodeURIComponent(id)}`, id, search)
    const { session } = found
    const timeline = await sessionTimeline(session, { limit, after: cursor }, db)
    return {
      data: {
        ...toSessionBody(session),
        previousSession: timeline.previous?.id ?? null,
        nextSession: timeline.following?.id ?? null,
        events: timeline.events.map(toSessionEvent),
      },
      page: { limit, nextCursor: timeline.next, total: timeline.eventCount },
    }
  },
})

function toSessionEvent(event: TimelineEvent): z.output<typeof sessionEvent> {
  return {
    ...toEventFields(event),
    elapsedSeconds: event.elapsedMs === null ? null : event.elapsedMs / 1000,
    pointsSoFar: event.total,
  }
}
