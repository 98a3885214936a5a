import answers from './example-answers.json'

/** What an example is answered with, on the events of lib/api/v1/example-data.ts; examples.test.ts holds it to that. */
export function answerOf(url: string): unknown {
  return (answers as Record<string, unknown>)[url]
}
