import { z } from 'zod'
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi'
import type { Endpoint } from '../endpoint'
import { type ExampleRequest, shownAnswer } from './example'
import { problems } from './problems'

/** One endpoint as the operation that describes it. */
export function toOperation(endpoint: Endpoint): ZodOpenApiOperationObject {
  const { operationId, tag, summary, description, pathParams, query } = endpoint
  return {
    operationId,
    tags: [tag],
    summary,
    description,
    requestParams: {
      ...(pathParams && { path: z.object(describe(pathParams)) }),
      ...(Object.keys(query.shape).length > 0 && { query }),
    },
    responses: responsesOf(endpoint),
    'x-requests': requestsOf(endpoint),
  }
}

function responsesOf(endpoint: Endpoint): ZodOpenApiResponsesObject {
  const { answer, otherAnswers = {}, path } = endpoint
  const others = Object.entries(otherAnswers).map(([status, description]) => [status, { description }])
  const example = shownAnswer(requestsOf(endpoint))
  const isJson = answer instanceof z.ZodType
  return {
    200: {
      description: isJson ? 'What was asked for.' : answer.description,
      headers: isJson ? headers.extend({ ETag: etag }) : headers,
      content: isJson
        ? { 'application/json': { schema: answer, ...example } }
        : { [answer.contentType]: { schema: z.string(), ...example } },
    },
    ...Object.fromEntries(others),
    ...(isJson && { 304: { description: 'Nothing has changed since the answer that `If-None-Match` names.' } }),
    ...problems(['400', '401', '403', ...(path.includes('{') ? (['404'] as const) : []), '429', '500', '503']),
  }
}

function requestsOf({ examples }: Endpoint): ExampleRequest[] {
  return examples.map(({ summary, url }) => ({ summary, method: 'GET', url }))
}

const etag = z.string().optional().meta({ description: 'For `If-None-Match`.' })

const headers = z.object({
  'RateLimit-Policy': z.string().meta({ description: 'How much the key may ask: `"read";q=600;w=60`.' }),
  RateLimit: z.string().meta({ description: 'What is left of it, and for how many seconds: `"read";r=599;t=60`.' }),
})

function describe(params: Record<string, string>): Record<string, z.ZodString> {
  return Object.fromEntries(
    Object.entries(params).map(([name, description]) => [name, z.string().meta({ description })]),
  )
}
