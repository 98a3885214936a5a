import { z } from 'zod'
import type { ZodOpenApiOperationObject } from 'zod-openapi'
import { emailSchema } from '@/lib/email-links/make-email-links'
import { callTypes } from '@/lib/importers/segment/parse-body'
import { eventsAnswer, eventsInput } from '@/lib/ingest/event-input'
import { type ExampleRequest, shownAnswer } from './example'
import { problems } from './problems'

// The ways in for events. What they take and answer is decided where they are served: lib/api/tracking.

type Operation = Pick<ZodOpenApiOperationObject, 'operationId' | 'summary' | 'description' | 'requestParams'> & {
  body: z.ZodType
  answer: z.ZodType
  requests: ExampleRequest[]
}

function sending({ body, answer, requests, ...operation }: Operation): { post: ZodOpenApiOperationObject } {
  return {
    post: {
      ...operation,
      tags: ['Sending'],
      requestBody: { required: true, content: { 'application/json': { schema: body } } },
      responses: {
        200: { description: 'Stored.', content: { 'application/json': { schema: answer, ...shownAnswer(requests) } } },
        ...problems(['400', '401', '403', '413', '429', '500', '503']),
      },
      'x-requests': requests,
    },
  }
}

const sendEvents = sending({
  operationId: 'sendEvents',
  summary: 'Send events',
  description:
    'One event, or up to 2,500 in an array of up to 5 MB, also as gzip. Each item is answered by itself: `created`, `duplicate` (its lead has that id already) or `rejected` with the reason. A single event that is rejected is answered with 400; so is an array with rejects when the header `X-Strict-Mode: 1` asks for it. 200 means that what was created is in the database.',
  body: eventsInput,
  answer: eventsAnswer,
  requests: [
    {
      summary: 'Two events, one of them broken',
      method: 'POST',
      url: '/api/v1/events',
      body: [
        {
          id: 'order-1',
          email: 'cleo@initech.example',
          type: 'page_view',
          url: 'https://acme.example/pricing',
          occurredAt: '2026-03-31T11:40:00Z',
        },
        { id: 'order-2', type: 'page_view' },
      ],
    },
    {
      summary: 'One event, with who it was',
      method: 'POST',
      url: '/api/v1/events',
      body: {
        id: 'order-3',
        lead: { userId: '77', name: 'Cleo Marsh', company: 'Initech' },
        type: 'demo_request',
        path: '/demo',
        occurredAt: '2026-03-31T11:45:00Z',
        points: 30,
        props: { seats: 12 },
      },
    },
  ],
})

export const emailLinksShape = z
  .strictObject({
    pixel: z.strictObject({ url: z.string(), html: z.string().meta({ description: 'Put it into the email.' }) }),
    links: z.array(z.strictObject({ url: z.string(), tracked: z.string() })),
  })
  .meta({ id: 'EmailLinks' })

const emailInput = emailSchema.meta({ id: 'Email' })

const makeLinks = sending({
  operationId: 'makeEmailLinks',
  summary: 'Make tracked links for an email',
  description:
    'A picture that tells of an open, and links that tell of a click and lead on. One email, or up to 1,000 in an array. Links are made only to the hosts that the key allows, which is set on the Sources page.',
  body: z.union([emailInput, z.array(emailInput)]),
  answer: z.union([emailLinksShape, z.array(emailLinksShape)]),
  requests: [
    {
      summary: 'An email with one link',
      method: 'POST',
      url: '/api/v1/email-links',
      body: { email: 'ann@acme.example', message: 'spring-1', links: ['https://acme.example/pricing'] },
    },
  ],
})

const call = z
  .looseObject({
    messageId: z.string().optional().meta({ description: 'The id of the event: sent again, it is a duplicate.' }),
    userId: z.string().optional(),
    anonymousId: z.string().optional(),
    event: z.string().optional().meta({ description: 'Name of a track call: "Demo Requested".' }),
    properties: z.record(z.string(), z.unknown()).optional(),
    traits: z.record(z.string(), z.unknown()).optional(),
    context: z.record(z.string(), z.unknown()).optional(),
    timestamp: z.iso.datetime().optional(),
    sentAt: z.iso.datetime().optional(),
    writeKey: z.string().optional().meta({ description: 'The key, for who sends no Authorization.' }),
    batch: z.array(z.unknown()).optional().meta({ description: 'For batch: up to 2,500 calls, each with its `type`.' }),
  })
  .meta({ id: 'TrackingCall', description: "A call of Segment's HTTP tracking API, as its clients send it." })

const track = sending({
  operationId: 'track',
  summary: "Take the calls of Segment's clients",
  description:
    "Compatible with Segment's HTTP tracking API, so that its clients and RudderStack's send here by changing one address: 32 KB a call, 500 KB and 2,500 calls a batch. The browser library's short names (`/v1/t`, `/v1/b` ...), `/v1/projects/{writeKey}/settings`, and RudderStack's `/sourceConfig` and `/beacon/v1/batch` are there, too. With `X-Strict-Mode: 1` a batch with rejects is answered with 400.",
  requestParams: {
    path: z.object({ call: z.enum([...callTypes, 'batch']).meta({ description: 'What is sent.' }) }),
  },
  body: call,
  answer: z.strictObject({ success: z.literal(true) }).meta({ id: 'Taken' }),
  requests: [
    {
      summary: 'A page view',
      method: 'POST',
      url: '/v1/page',
      body: {
        messageId: 'seg-1',
        userId: '42',
        properties: { url: 'https://acme.example/docs', title: 'Docs' },
        timestamp: '2026-03-31T11:50:00.000Z',
      },
    },
  ],
})

export const sendingPaths = {
  '/api/v1/events': sendEvents,
  '/api/v1/email-links': makeLinks,
  '/v1/{call}': track,
}
