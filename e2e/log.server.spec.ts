import { expect, test } from '@playwright/test'
import { startServer } from './server.fixture'

// What a server writes while it is called, with secrets wherever a caller may put them.

const key = 'lt_write_abcdefghijklmnopqrstuvwxyz234567'
const email = 'ann.lee@acme.test'

test('each call is a line with its id, and no key or address stands in any line', async () => {
  const server = await startServer({ LOG_LEVEL: 'debug' })
  const call = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(server.url + path, init)
    return { headers: answer.headers, text: await answer.text() }
  }
  const authorization = `Basic ${btoa(`${key}:`)}`
  const body = JSON.stringify({ writeKey: key, userId: email, event: 'Signed Up', traits: { email } })
  await call(`/sessions?q=${email}`)
  await call(`/v1/projects/${key}/settings`)
  await call(`/sourceConfig?writeKey=${key}&email=${email}`, { headers: { authorization } })
  await call('/v1/track', { method: 'POST', body, headers: { authorization, 'content-type': 'application/json' } })
  await call('/v1/batch', { method: 'POST', body: body.slice(3), headers: { authorization: `Bearer ${key}` } })
  await call(`/leads/${encodeURIComponent(`email:${email}`)}`, { headers: { 'x-request-id': key } })
  await call(`/api/v1/sessions?token=${key}`, { headers: { authorization: `Bearer ${key}`, cookie: `session=${key}` } })
  const named = await call('/api/imports/none', { headers: { 'x-request-id': 'build-42.7' } })
  const unnamed = await call('/api/imports/none', { headers: { 'x-request-id': 'two words' } })
  await server.stop()

  expect(named.headers.get('x-request-id')).toBe('build-42.7')
  expect(JSON.parse(named.text)).toMatchObject({ status: 404, requestId: 'build-42.7' })
  const made = unnamed.headers.get('x-request-id') ?? ''
  expect(made).toMatch(/^[\da-f-]{36}$/)
  const said = server.said()
  for (const secret of [key, key.slice(9), email, 'ann.lee', btoa(`${key}:`)]) expect(said).not.toContain(secret)

  const lines = said.split('\n').filter((line) => line.startsWith('{'))
  const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(entries).toContainEqual(
    expect.objectContaining({ level: 'info', requestId: made, method: 'GET', path: '/api/imports/none', status: 404 }),
  )
  expect(entries).toContainEqual(expect.objectContaining({ level: 'info', path: '/sourceConfig?writeKey&email' }))
  expect(entries).toContainEqual(expect.objectContaining({ level: 'info', path: '/v1/projects/[key]/settings' }))
  expect(entries).toContainEqual(expect.objectContaining({ level: 'debug', path: '/sessions?q', status: 200 }))
})
