import { expect, test } from 'vitest'
import { openApiDocument } from './document'
import { apiReference } from './reference'

const reference = apiReference()
const operations = reference.groups.flatMap((group) => group.operations)

test('every operation of the document stands in the reference, once', () => {
  const all = Object.entries(openApiDocument().paths ?? {}).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(all.sort())
})

test('anchors are unique, and every schema that is named is there', () => {
  const anchors = [
    ...reference.sections.map(({ id }) => id),
    ...reference.groups.map(({ id }) => id),
    ...operations.map(({ id }) => id),
    ...reference.schemas.map(({ name }) => `schema-${name}`),
    ...reference.problems.map(({ code }) => `problem-${code}`),
  ]
  expect(new Set(anchors).size).toBe(anchors.length)
  const fields = [
    ...operations.flatMap(({ parameters }) => parameters),
    ...reference.schemas.flatMap((schema) => schema.fields),
  ]
  const names = new Set(reference.schemas.map(({ name }) => name))
  const bodies = operations.flatMap(({ body }) => body ?? [])
  const named = [...fields, ...bodies, ...operations.flatMap(({ answers }) => answers)].flatMap(
    ({ schema }) => schema ?? [],
  )
  expect(named.filter((name) => !names.has(name))).toEqual([])
  expect(fields.filter(({ type }) => type === '' || type.includes('undefined'))).toEqual([])
})

test('parts of parts are listed by their way, types in words', () => {
  const fieldsOf = (name: string) => reference.schemas.find((schema) => schema.name === name)?.fields ?? []
  const type = (schema: string, part: string) => fieldsOf(schema).find(({ name }) => name === part)?.type
  expect(type('SessionList', 'data')).toBe('list of Session')
  expect(type('Session', 'startedAt')).toBe('time')
  expect(type('Session', 'intent')).toBe('Intent')
  expect(type('Intent', 'reasons')).toBe('list of text')
  expect(type('Event', 'sessionId')).toBe('text or null')
  expect(type('Stats', 'data.previous')).toBe('object or null')
  expect(type('Stats', 'data.previous.from')).toBe('day')
  expect(type('Stats', 'data.trend.buckets')).toBe('list of TrendBucket')
  expect(type('Lead', 'firstSeenAt')).toBe('time or null')
  expect(fieldsOf('Session').find(({ name }) => name === 'status')?.values).toEqual(['active', 'idle', 'ended'])
  expect(operations.find(({ id }) => id === 'sendEvents')?.body).toMatchObject({
    type: 'NewEvent or list of NewEvent',
    schema: 'NewEvent',
  })
  const limit = operations[0]?.parameters.find(({ name }) => name === 'limit')
  expect(limit).toMatchObject({ type: 'whole number, 1 to 200', isRequired: false })
})

test('every operation has an example and shows what it is answered with', () => {
  for (const { id, requests, answer } of operations) {
    expect([id, requests.length > 0, answer !== null]).toEqual([id, true, true])
  }
})
