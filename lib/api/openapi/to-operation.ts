import { z } from 'zod'
import type { ZodOpenApiMediaTypeObject, ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi'
import type { Endpoint } from '../endpoint'
import { answerOf } from './example-answers'
import { problems } from './problems'

/** One endpoint as the operation that describes it. */
export function toOperation(endpoint: Endpoint): ZodOpenApiOperationObject {
  const { operationId, tag, summary, description, pathParams, query, examples } = endpoint
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
    'x-requests': examples.map(({ summary, url }) => ({ summary, method: 'GET', url })),
  }
}

function responsesOf(endpoint: Endpoint): ZodOpenApiResponsesObject {
  const { answer, otherAnswers = {}, path } = endpoint
  const others = Object.entries(otherAnswers).map(([status, description]) => [status, { description }])
  const isJson = answer instanceof z.ZodType
  return {
    200: {
      description: isJson ? 'What was asked for.' : answer.description,
      headers: isJson ? headers.extend({ ETag: etag }) : headers,
      content: isJson
        ? { 'application/json': { schema: answer, ...exampleOf(endpoint) } }
        : { [answer.contentType]: { schema: z.string(), ...exampleOf(endpoint) } },
    },
    ...Object.fromEntries(others),
    ...(isJson && { 304: { description: 'Nothing has changed since the answer that `If-None-Match` names.' } }),
    ...problems(['400', '401', '403', ...(path.includes('{') ? (['404'] as const) : []), '429', '500', '503']),
  }
}

/** The answer to the first example: what the test found it to be. */
function exampleOf({ examples: [first] }: Endpoint): Pick<ZodOpenApiMediaTypeObject, 'examples'> {
  const value = first && answerOf(first.url)
  return value === undefined ? {} : { examples: { first: { summary: first?.summary ?? '', value } } }
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
