import { readdirSync, readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { expect, test } from '@playwright/test'
import { type StartedServer, startServer } from './server.fixture'

// Every page and every route, asked for what nobody would: it answers, with a reason in the 4xx, soon, and goes on.

/** Written as they are into a path or a query. */
const hostile = [
  ...["'", '%27%3B+DROP+TABLE+session%3B--', '%22%20OR%201%3D1', '1%29%20UNION%20SELECT%20NULL--', '%5C', '%25', '%zz'],
  ...['%00', 'a%00b', '%ED%A0%80', '%C3', '%F0%9F%98%80', '%E2%80%AE', '%0D%0ASet-Cookie:%20a=b', '__proto__', '-1'],
  ...['..%2F..%2Fetc%2Fpasswd', '%2e%2e', '....//', '%3Cscript%3Ealert(1)%3C%2Fscript%3E', '1e999', 'NaN', '%20'],
  ...[
    'a'.repeat(3000),
    '%2C'.repeat(1000),
    '*a'.repeat(1000),
    '%20'.repeat(1500),
    `page_view%7B1${'%20'.repeat(2000)}`,
  ],
  ...[`1d${'%20'.repeat(2500)}x`, '>'.repeat(2000), '9'.repeat(400), '%7B'.repeat(500), '(.)a', 'aaaaaaaaaaaaaaaa-0'],
]

const bodies = [
  ...['', 'null', '[]', '{}', '"text"', '0', '{"a":', '\0', '\ufeff{}', '{"__proto__":{"a":1}}', '[null,1,"",{}]'],
  ...['{"name":"\\u0000","scope":"write"}', '{"name":"\\ud800","scope":"write"}', '{"name":{},"scope":[]}'],
  ...['{"rules":{"gapMs":1e999}}', '{"rules":[],"version":"x"}', '{"event":5,"userId":[],"writeKey":{}}'],
  ...[
    '['.repeat(50_000),
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  ],
  ...[`{"name":"${'x'.repeat(400_000)}"}`, `[${'0,'.repeat(100_000)}0]`],
]

const params = [
  ...['q', 'from', 'to', 'tz', 'lead', 'duration', 'events', 'points', 'entry', 'exitPath', 'source', 'status', 'seq'],
  ...[
    'contains',
    'sort',
    'limit',
    'after',
    'before',
    'last',
    'param',
    'search',
    'shown',
    'added',
    'gap',
    'open',
    'type',
  ],
  ...['unit', 'steps', 'raw', 'u', 's', 'writeKey', 'cursor', 'reached', '__proto__'],
]

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const mostMs = 5000

let server: StartedServer
test.beforeAll(async () => {
  server = await startServer({ LOG_LEVEL: 'warn' })
})
test.afterAll(() => server.stop())

/** Nothing failed that was not foreseen, and the server still answers. */
test.afterEach(async () => {
  expect((await send('GET', '/sessions')).status).toBe(200)
  expect(
    server
      .said()
      .split('\n')
      .filter((line) => line.includes('"level":"error"')),
  ).toEqual([])
})

test('any parameter of any page and route', async () => {
  const read = addresses().filter(({ isPage, methods: known }) => isPage || known.includes('GET'))
  for (const [route, { path, isPage }] of read.entries()) {
    const address = path.replace(/\[[^\]]+\]/g, 'aaaaaaaaaaaaaaaa')
    for (const [index, value] of turn(hostile, route, isPage ? 18 : 6).entries()) {
      // Each value in some of the parameters: all of them in the course of the routes.
      const some = params.filter((_, place) => (place + index) % 4 === address.length % 4)
      await expectSane('GET', `${address}?${some.map((name) => `${name}=${shorten(value, some.length)}`).join('&')}`)
      if (!isPage) await expectSane('GET', `${address}?${value}=1&${value}`)
    }
  }
})

test('any part of any path', async () => {
  const parted = addresses().filter(({ path }) => path.includes('['))
  for (const [route, { path, methods: known, isPage }] of parted.entries()) {
    for (const value of turn(hostile, route, isPage ? 9 : 3)) {
      for (const method of isPage ? (['GET'] as const) : known) {
        await expectSane(method, path.replace(/\[[^\]]+\]/g, value), method === 'GET' ? undefined : '{}')
      }
    }
  }
})

test('any body of any route, and any method', async () => {
  for (const [route, { path, methods: known, isPage }] of addresses().entries()) {
    const address = path.replace(/\[[^\]]+\]/g, 'track')
    for (const method of turn(methods, route, isPage ? 5 : 1))
      await expectSane(method, address, method === 'GET' ? undefined : '{}')
    if (isPage) continue
    for (const body of bodies) await expectSane(known.includes('PUT') ? 'PUT' : 'POST', address, body)
  }
})

test('any header', async () => {
  const values = [
    "'",
    '\\',
    'x'.repeat(6000),
    'a;b=c;;=',
    '%00',
    'Basic',
    'Basic %%%',
    `Bearer ${'a '.repeat(2000)}`,
    '[]',
  ]
  const names = [
    'authorization',
    'cookie',
    'x-request-id',
    'content-type',
    'content-encoding',
    'if-none-match',
    'accept',
  ]
  const others = [
    'x-file-name',
    'x-strict-mode',
    'origin',
    'sec-fetch-site',
    'x-forwarded-for',
    'rsc',
    'next-router-state-tree',
  ]
  for (const path of [
    '/sessions',
    '/api/v1/sessions',
    '/v1/batch',
    '/api/imports',
    '/api/keys',
    '/e/c',
    '/sessions/live',
  ]) {
    for (const [index, name] of [...names, ...others].entries()) {
      for (const value of turn(values, index, 2)) {
        await expectSane('GET', path, undefined, { [name]: value })
        await expectSane('POST', path, '{}', { [name]: value })
      }
    }
  }
})

interface Address {
  path: string
  isPage: boolean
  methods: (typeof methods)[number][]
}

/** What there is under app/, as its folders say. */
function addresses(): Address[] {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((name) => !name.includes('@'))
  return files.flatMap((name): Address[] => {
    const [, folder = '', kind] = /^(.*?)\/?(page\.tsx|route\.ts)$/.exec(name) ?? []
    if (kind === undefined) return []
    const path = `/${folder.replace(/\(\w+\)\/?/g, '')}`.replace(/(.)\/$/, '$1')
    const code = readFileSync(`app/${name}`, 'utf8')
    return [{ path, isPage: kind === 'page.tsx', methods: methods.filter((method) => code.includes(method)) }]
  })
}

/** Each route gets a part, the next one another: all of them together get everything. FUZZ=all gives all to each. */
function turn<Value>(all: readonly Value[], route: number, parts: number): Value[] {
  return all.filter((_, index) => process.env.FUZZ === 'all' || (index + route) % parts === 0)
}

/** Node takes no longer heads than 16 kB. */
const shorten = (value: string, count: number) => (value.length * count > 12_000 ? value.slice(0, 999) : value)

async function expectSane(
  method: string,
  path: string,
  body?: string,
  headers: Record<string, string> = {},
): Promise<void> {
  const beginMs = performance.now()
  const { status, type, text } = await send(method, path, body, headers)
  const what = `${method} ${path.slice(0, 200)} ${body?.slice(0, 60) ?? ''} ${JSON.stringify(headers).slice(0, 60)}: ${status} ${text.slice(0, 200)}`
  expect(status, what).toBeLessThan(500)
  expect(status, what).toBeGreaterThanOrEqual(200)
  expect(performance.now() - beginMs, what).toBeLessThan(mostMs)
  if (status >= 400 && type.includes('json')) expect(text.length, what).toBeGreaterThan(10)
}

interface Answer {
  status: number
  type: string
  text: string
}

/** Sends a path as it stands: `fetch` would tidy it up first. */
function send(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url)
    const call = httpRequest({ hostname, port, method, path, headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        if (text.length < 2000) text += part
      })
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, type: String(response.headers['content-type']), text })
      })
      response.on('error', reject)
    })
    call.on('error', reject)
    call.end(body)
  })
}
