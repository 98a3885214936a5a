import type { z } from 'zod'
import type { Database } from '@/lib/db/database'
import { type FilterProblem, type Params, readParams } from '@/lib/filters/read-params'
import type { KeyScope } from '@/lib/keys/types'

/** What an answer may depend on besides the query. */
export interface Surroundings {
  /** The parts of the path: `{ id }`. */
  params: Record<string, string>
  /** The query string as it came, for redirects. */
  search: string
  nowMs: number
  db: Database
}

/** A request that the reference shows and a test makes. */
export interface EndpointExample {
  summary: string
  /** Path and query: `/api/v1/sessions?entry=email_open`. */
  url: string
}

interface Description {
  operationId: string
  /** `/api/v1/sessions/{id}` */
  path: string
  tag: 'Sessions' | 'Leads' | 'Events'
  scope: KeyScope
  summary: string
  description: string
  /** The parts of the path, each with its description. */
  pathParams?: Record<string, string>
  /** The JSON that it answers with; what to expect instead of JSON. */
  answer: z.ZodType | { contentType: string; description: string }
  /** Other answers than 200 that belong to this endpoint alone. */
  otherAnswers?: Record<number, string>
  examples: EndpointExample[]
}

interface Definition<Shape extends z.ZodRawShape, Query> extends Description {
  /** The parameters, each with its codec and its description. */
  query: z.ZodObject<Shape>
  /** What the parameters mean together. */
  read(values: Partial<z.output<z.ZodObject<Shape>>>): { query: Query; problems: FilterProblem[] }
  /** The answer as JSON, or as it is. */
  run(query: Query, around: Surroundings): Promise<object | Response>
}

/** One GET of the API: what it takes, does and answers, and how the reference describes it. */
export interface Endpoint extends Description {
  query: z.ZodObject
  ask(params: Params, around: Surroundings): Promise<{ problems: FilterProblem[] } | { answer: object | Response }>
}

export function endpoint<Shape extends z.ZodRawShape, Query>(definition: Definition<Shape, Query>): Endpoint {
  const { query: schema, read, run, ...description } = definition
  return {
    ...description,
    query: schema as z.ZodObject,
    async ask(params, around) {
      const { values, problems } = readParams(schema, params)
      const meant = read(values)
      const named = new Set(problems.map(({ param }) => param))
      const all = [...problems, ...meant.problems.filter(({ param }) => !named.has(param))]
      return all.length > 0 ? { problems: all } : { answer: await run(meant.query, around) }
    },
  }
}
