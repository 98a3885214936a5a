import type { APIRequestContext } from '@playwright/test'
import { expect, sessionCount, test } from './fixtures'

// The REST API as other software meets it: over HTTP, beside the pages.

interface Answer {
  data: { id: string }[]
  page: { nextCursor: string | null; total: number }
}

async function keyHeaders(request: APIRequestContext): Promise<Record<string, string>> {
  const made = await request.post('/api/keys', { data: { name: 'Warehouse', scope: 'read' } })
  expect(made.status()).toBe(201)
  return { authorization: `Bearer ${(await made.json()).secret}` }
}

test('other software reads the sessions that the page lists, by the address of the page', async ({ page, request }) => {
  const headers = await keyHeaders(request)
  const address = '/sessions?entry=email_open&events=2..&limit=200'
  await page.goto(address)
  const shown = await sessionCount(page)

  const ids = new Set<string>()
  let cursor: string | null = ''
  while (cursor !== null) {
    const url = `${address}${cursor && `&cursor=${cursor}`}`
    const response = await request.get(url, { headers: { ...headers, accept: 'application/json' } })
    const answer: Answer = await response.json()
    expect(answer.page.total).toBe(shown)
    for (const { id } of answer.data) ids.add(id)
    cursor = answer.page.nextCursor
  }
  expect(ids.size).toBe(shown)

  const csv = await request.get(`/api/v1/sessions.csv${address.slice('/sessions'.length).replace('&limit=200', '')}`, {
    headers,
  })
  expect((await csv.text()).trim().split('\r\n')).toHaveLength(shown + 1)
})

test('what goes wrong is said in the same form everywhere', async ({ request }) => {
  const headers = await keyHeaders(request)
  const asks: [string, string, Record<string, string>, number, string | undefined][] = [
    ['GET', '/api/v1/sessions', {}, 401, undefined],
    ['GET', '/sessions', { accept: 'application/json' }, 401, undefined],
    ['GET', '/api/v1/sessions?colour=red', headers, 400, undefined],
    ['GET', '/api/v1/sessions/nobody-m5x', headers, 404, undefined],
    ['GET', '/api/v1/nothing', headers, 404, undefined],
    ['DELETE', '/api/v1/sessions', headers, 405, 'GET, HEAD, OPTIONS'],
    ['PUT', '/api/v1/events', headers, 405, 'GET, HEAD, OPTIONS, POST'],
  ]
  for (const [method, url, given, status, allow] of asks) {
    const response = await request.fetch(url, { method, headers: given })
    expect([url, response.status()]).toEqual([url, status])
    expect(response.headers()['content-type']).toBe('application/problem+json')
    expect((await response.json()).status).toBe(status)
    expect(response.headers().allow).toBe(allow)
  }
  const options = await request.fetch('/api/v1/leads', { method: 'OPTIONS' })
  expect([options.status(), options.headers().allow]).toEqual([204, 'GET, HEAD, OPTIONS'])
})

test('the reference finds a parameter, and its examples can be copied and run', async ({ page, request, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/docs')
  const index = page.getByRole('navigation', { name: 'On this page' })
  await index.getByRole('searchbox').fill('gap')
  await index.getByRole('link', { name: /any gap/ }).click()
  await expect(page).toHaveURL(/#listLeadSessions$/)

  await page.getByRole('button', { name: 'Copy The latest sessions' }).click()
  const line = await page.evaluate(() => navigator.clipboard.readText())
  const [, url = ''] = /^curl '([^']+)'/.exec(line) ?? []
  const answer = await request.get(url, { headers: await keyHeaders(request) })
  expect((await answer.json()).data).toHaveLength(2)

  const openApi = await request.get('/api/openapi.json')
  expect((await openApi.json()).openapi).toBe('3.1.0')
})
