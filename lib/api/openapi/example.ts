import answers from './example-answers.json'

/** A request that the reference shows, and a test makes: `x-requests` of an operation. */
export interface ExampleRequest {
  summary: string
  method: 'GET' | 'POST'
  /** Path and query. */
  url: string
  /** Sent as JSON. */
  body?: unknown
}

/** By what an example's answer is kept. */
export function exampleName({ summary, method, url }: ExampleRequest): string {
  return method === 'GET' ? url : `${method} ${url} (${summary})`
}

/** What an example is answered with, on the events of lib/api/v1/example-data.ts; examples.test.ts holds it to that. */
export function answerOf(example: ExampleRequest): unknown {
  return (answers as Record<string, unknown>)[exampleName(example)]
}

/** The answer to the first of the examples, as OpenAPI has it in the content of an answer. */
export function shownAnswer([first]: readonly ExampleRequest[]) {
  const value = first && answerOf(first)
  return value === undefined ? {} : { examples: { first: { summary: first?.summary ?? '', value } } }
}
