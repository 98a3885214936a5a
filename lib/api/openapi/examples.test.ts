import { readFileSync, writeFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Database } from '@/lib/db/database'
import { openTestDatabase } from '@/lib/db/testing'
import { recordEvents } from '@/lib/events/record-events'
import { eventsAnswer } from '@/lib/ingest/event-input'
import { createKey } from '@/lib/keys/create-key'
import { saveKeySettings } from '@/lib/keys/key-settings'
import { answerEmailLinks } from '../tracking/email-links-route'
import { receiveEvents } from '../tracking/events-route'
import { receiveTracking } from '../tracking/tracking-route'
import { type Api, endpointOf, openApi } from '../v1/api.fixture'
import { exampleEvents, exampleNowMs } from '../v1/example-data'
import { openApiDocument } from './document'
import { type ExampleRequest, exampleName } from './example'
import { emailLinksShape } from './sending'

// Every request that the reference shows is made here, and its answer compared with the one shown.
// UPDATE_EXAMPLES=1 npx vitest run lib/api/openapi writes the answers anew.

const answersFile = 'lib/api/openapi/example-answers.json'

const requests = Object.values(openApiDocument().paths ?? {}).flatMap((item) =>
  Object.values(item as Record<string, { 'x-requests'?: ExampleRequest[] }>).flatMap(
    (operation) => operation['x-requests'] ?? [],
  ),
)
const reads = requests.filter(({ method }) => method === 'GET').map(({ url }) => url)
const sends = requests
  .filter(({ method }) => method === 'POST')
  .map((request) => [exampleName(request), request] as const)

let db: Database
let api: Api
let writeKey: string
beforeAll(async () => {
  db = await openTestDatabase()
  await recordEvents(exampleEvents, db, exampleNowMs)
  api = await openApi(db, () => exampleNowMs)
  const { secret, key } = await createKey({ name: 'Site', scope: 'write' }, exampleNowMs, db)
  await saveKeySettings(key.id, { linkHosts: ['acme.example'] }, db)
  writeKey = secret
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
  expectShown(url, body)
})

// After the reads, which would find what is sent here.
test.each(sends)('%s is answered as its schema says, and as the reference shows', async (name, request) => {
  const { response, answer } = await send(request)
  const text = await response.text()
  expect(response.status, text).toBe(200)
  const body: unknown = JSON.parse(text.replace(/([?]t=)[\w.-]+/g, '$1...')) // signed anew by every database
  answer.parse(body)
  expectShown(name, body)
})

test('no example finds nothing', () => {
  const answers: Record<string, unknown> = JSON.parse(readFileSync(answersFile, 'utf8'))
  expect(Object.keys(answers).sort()).toEqual(requests.map(exampleName).sort())
  for (const url of reads) {
    const answer = answers[url]
    const rows = typeof answer === 'string' ? answer.trim().split('\n').slice(1) : (answer as { data: unknown }).data
    if (Array.isArray(rows)) expect([url, rows.length > 0]).toEqual([url, true])
  }
})

test('the document says that a pause of exactly the gap splits', () => {
  expect(openApiDocument().info.description).toContain('A pause of exactly 30:00.000 therefore splits')
})

async function send({ url, body }: ExampleRequest): Promise<{ response: Response; answer: z.ZodType }> {
  const headers = {
    authorization: `Bearer ${writeKey}`,
    'content-type': 'application/json',
    host: 'leads.acme.example',
  }
  const request = new Request(`http://leads.acme.example${url}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  const process = { db: () => db, now: () => exampleNowMs }
  if (url === '/api/v1/events') return { response: await receiveEvents(request, process), answer: eventsAnswer }
  if (url === '/api/v1/email-links')
    return { response: await answerEmailLinks(request, process), answer: emailLinksShape }
  return {
    response: await receiveTracking(request, url, process),
    answer: z.strictObject({ success: z.literal(true) }),
  }
}

/** Holds an answer to the one in the file, or writes it there. */
function expectShown(name: string, answer: unknown): void {
  const answers: Record<string, unknown> = JSON.parse(readFileSync(answersFile, 'utf8'))
  if (process.env.UPDATE_EXAMPLES) {
    const names = requests.map(exampleName).filter((known) => known === name || answers[known] !== undefined)
    const all = Object.fromEntries(names.map((known) => [known, known === name ? answer : answers[known]]))
    writeFileSync(answersFile, `${JSON.stringify(all, null, 2)}\n`)
  } else {
    expect(answer).toEqual(answers[name])
  }
}
