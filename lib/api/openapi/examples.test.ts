import { readFileSync, writeFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Database } from '@/lib/db/database'
import { openTestDatabase } from '@/lib/db/testing'
import { recordEvents } from '@/lib/events/record-events'
import { type Api, endpointOf, openApi } from '../v1/api.fixture'
import { exampleEvents, exampleNowMs } from '../v1/example-data'
import { openApiDocument } from './document'

// Every request that the reference shows is made here, and its answer compared with the one shown.
// UPDATE_EXAMPLES=1 npx vitest run lib/api/openapi writes the answers anew.

const answersFile = 'lib/api/openapi/example-answers.json'

interface Shown {
  'x-requests'?: { summary: string; method: string; url: string }[]
}

const requests = Object.values(openApiDocument().paths ?? {}).flatMap((item) =>
  Object.values(item as Record<string, Shown>).flatMap((operation) => operation['x-requests'] ?? []),
)
const reads = requests.filter(({ method }) => method === 'GET').map(({ url }) => url)

let db: Database
let api: Api
beforeAll(async () => {
  db = await openTestDatabase()
  await recordEvents(exampleEvents, db, exampleNowMs)
  api = await openApi(db, () => exampleNowMs)
})
afterAll(() => db?.close())

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator()
  const document = JSON.parse(JSON.stringify(openApiDocument()))
  expect(await validator.validate(document)).toEqual({ valid: true })
  expect(validator.version).toBe('3.1')
  expect(() => validator.resolveRefs()).not.toThrow()
})

test.each(reads)('%s is answered as its schema says, and as the reference shows', async (url) => {
  const { endpoint } = endpointOf(new URL(url, 'http://leads.test').pathname)
  const response = await api.get(url)
  expect(response.status).toBe(200)
  const isJson = endpoint.answer instanceof z.ZodType
  const body: unknown = isJson ? await response.json() : await response.text()
  if (endpoint.answer instanceof z.ZodType) endpoint.answer.parse(body)
  else expect(response.headers.get('content-type')).toContain(endpoint.answer.contentType)
  if (process.env.UPDATE_EXAMPLES) writeAnswer(url, body)
  expect(JSON.parse(readFileSync(answersFile, 'utf8'))[url]).toEqual(body)
})

test('no example finds nothing', () => {
  const answers: Record<string, unknown> = JSON.parse(readFileSync(answersFile, 'utf8'))
  expect(Object.keys(answers).sort()).toEqual([...reads].sort())
  for (const [url, answer] of Object.entries(answers)) {
    const rows = typeof answer === 'string' ? answer.trim().split('\n').slice(1) : (answer as { data: unknown }).data
    if (Array.isArray(rows)) expect([url, rows.length > 0]).toEqual([url, true])
  }
})

test('the document says that a pause of exactly the gap splits', () => {
  expect(openApiDocument().info.description).toContain('A pause of exactly 30:00.000 therefore splits')
})

function writeAnswer(url: string, answer: unknown): void {
  const answers: Record<string, unknown> = JSON.parse(readFileSync(answersFile, 'utf8'))
  const kept = reads.filter((known) => known === url || answers[known] !== undefined)
  const all = Object.fromEntries(kept.map((known) => [known, known === url ? answer : answers[known]]))
  writeFileSync(answersFile, `${JSON.stringify(all, null, 2)}\n`)
}
