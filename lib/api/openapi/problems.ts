import { z } from 'zod'
import type { ZodOpenApiResponseObject } from 'zod-openapi'

export const problemShape = z
  .looseObject({
    type: z.string().meta({ description: 'Where the code is explained.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What is wrong with this request.' }),
    code: z.string().meta({ description: 'For programs.' }),
    field: z.string().optional().meta({ description: 'The parameter that it is about.' }),
    errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
    parameters: z.array(z.string()).optional().meta({ description: 'Those that exist, when one is unknown.' }),
  })
  .meta({ id: 'Problem', description: 'What went wrong (RFC 9457).' })

const descriptions = {
  '400': 'A parameter or the body is unknown or malformed.',
  '401': 'The key is missing, unknown or revoked.',
  '403': 'The key has another scope.',
  '404': 'It is not there.',
  '413': 'The body is too large.',
  '429': 'Too many requests; `Retry-After` says for how many seconds to wait.',
  '500': 'Nobody expected this.',
  '503': 'The database cannot be reached; `Retry-After` says when to try again.',
} as const

type ProblemStatus = keyof typeof descriptions

/** The answers of an operation that are problems. Each is one component of the document. */
export function problems(statuses: readonly ProblemStatus[]): Partial<Record<ProblemStatus, ZodOpenApiResponseObject>> {
  return Object.fromEntries(statuses.map((status) => [status, responses[status]]))
}

const responses = Object.fromEntries(
  Object.entries(descriptions).map(([status, description]): [string, ZodOpenApiResponseObject] => [
    status,
    { id: `Problem${status}`, description, content: { 'application/problem+json': { schema: problemShape } } },
  ]),
) as Record<ProblemStatus, ZodOpenApiResponseObject>
