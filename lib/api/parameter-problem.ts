import type { z } from 'zod'
import type { FilterProblem } from '@/lib/filters/read-params'
import { problemResponse } from './problem'

/** 400 for parameters that are unknown or malformed: each by name, and the names that are known when one is not. */
export function parameterProblem(
  problems: readonly FilterProblem[],
  schema: z.ZodObject,
  headers: Record<string, string>,
): Response {
  const parameters = Object.keys(schema.shape)
  const isUnknown = problems.some(({ param }) => !Object.hasOwn(schema.shape, param))
  return problemResponse(
    400,
    {
      code: 'bad_request',
      detail: problems.map(({ message }) => shorten(message)).join('; '),
      field: problems[0]?.param,
      errors: problems.map(({ param, message }) => ({ field: param, detail: message })),
      ...(isUnknown && { parameters }),
    },
    headers,
  )
}

/** A parameter's name or value may be as long as an address. */
function shorten(message: string): string {
  return message.length > 300 ? `${message.slice(0, 299)}…` : message
}
