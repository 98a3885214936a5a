import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { expect, type Page, test } from '@playwright/test'
import RudderNode from '@rudderstack/rudder-sdk-node'
import { Analytics as SegmentNode } from '@segment/analytics-node'
import { newFolder, type StartedServer, startServer } from './server.fixture'

// The clients that sites use today, unchanged, each told one address. They send while the server is killed and comes back:
// whatever was answered is there, whatever was not is sent again, and nothing is there twice.

interface Client {
  /** Names its events: `segment_node`. */
  name: string
  start(writeKey: string, url: string): Promise<void>
  identify(): Promise<unknown>
  page(): Promise<unknown>
  track(n: number): Promise<unknown>
}

const callCount = 40
const betweenCallsMs = 60

test("Segment's and RudderStack's clients deliver every call exactly once, whatever happens to the server", async ({
  browser,
}) => {
  const folder = newFolder()
  let server = await startServer({ LEADTRAIL_DATA: folder })
  const { url } = server
  const shop = await openShop()
  const keys = await makeKeys(url)
  const clients = [
    segmentNode(),
    rudderNode(),
    segmentBrowser(await browser.newPage(), shop.url),
    segmentSnippet(await browser.newPage(), shop.url),
    rudderBrowser(await browser.newPage(), shop.url),
  ]
  try {
    await Promise.all(clients.map((client) => client.start(keys.write, url)))
    await Promise.all(clients.map((client) => client.page()))
    await Promise.all(clients.map((client) => client.identify()))
    const sending = Promise.all(clients.map(sendAll))
    await setTimeout((callCount * betweenCallsMs) / 2)
    await server.kill()
    server = await startServer({ LEADTRAIL_DATA: folder, PORT: new URL(url).port })
    await sending

    const numbers = Array.from({ length: callCount }, (_, n) => n)
    for (const { name } of clients) {
      await expect
        .poll(async () => (await numbersOf(server, keys.read, name)).length, { message: name, timeout: 60_000 })
        .toBeGreaterThanOrEqual(callCount)
    }
    await setTimeout(1500) // for what might still be sent a second time
    for (const { name } of clients) expect(await numbersOf(server, keys.read, name), name).toEqual(numbers)
    for (const { name } of clients) await expectLead(server, keys.read, name)
  } finally {
    await shop.close()
    await server.stop()
  }
})

async function sendAll(client: Client): Promise<void> {
  for (let n = 0; n < callCount; n++) {
    await client.track(n)
    await setTimeout(betweenCallsMs)
  }
}

function segmentNode(): Client {
  const name = 'segment_node'
  let client: SegmentNode
  return {
    name,
    async start(writeKey, host) {
      client = new SegmentNode({ writeKey, host, flushAt: 4, flushInterval: 200, maxRetries: 20 })
    },
    async identify() {
      client.identify({ ...who(name), ...visitor(name), traits: traitsOf(name) })
    },
    async page() {
      client.page({ ...visitor(name), properties: { path: '/pricing', url: pageUrl(name) } })
    },
    async track(n) {
      client.track({ ...who(name), event: eventName(name), properties: { n } })
    },
  }
}

function rudderNode(): Client {
  const name = 'rudder_node'
  let client: RudderNode
  return {
    name,
    async start(writeKey, dataPlaneUrl) {
      // An answer that is cut off after its 200 is an error to it, of calls that have arrived.
      const errorHandler = () => {}
      client = new RudderNode(writeKey, {
        errorHandler,
        dataPlaneUrl,
        flushAt: 4,
        flushInterval: 200,
        retryCount: 20,
        logLevel: 'none',
      })
    },
    async identify() {
      client.identify({ ...who(name), ...visitor(name), traits: traitsOf(name) })
    },
    async page() {
      client.page({ ...visitor(name), properties: { path: '/pricing', url: pageUrl(name) } })
    },
    async track(n) {
      client.track({ ...who(name), event: eventName(name), properties: { n } })
    },
  }
}

/** What both browser libraries offer. */
interface BrowserClient {
  identify(id: string, traits: object): unknown
  page(): unknown
  track(event: string, properties: object): unknown
}

function segmentBrowser(page: Page, shop: string): Client {
  return inBrowser(
    'segment_browser',
    page,
    shop,
    'node_modules/@segment/analytics-next/dist/umd/index.js',
    ([writeKey, url]) => {
      const { AnalyticsNext } = window as unknown as {
        AnalyticsNext: { AnalyticsBrowser: { load(settings: object): BrowserClient } }
      }
      return AnalyticsNext.AnalyticsBrowser.load({ writeKey, cdnURL: url })
    },
  )
}

/** A site with Segment's snippet, in which only the CDN's address and the key have changed. */
function segmentSnippet(page: Page, shop: string): Client {
  const client = inBrowser('segment_snippet', page, shop, null, ([writeKey, url]) => {
    type Stub = unknown[] & Record<string, unknown>
    const stub = [] as unknown as Stub
    const site = window as unknown as { analytics: Stub }
    site.analytics = stub
    // As the snippet does: calls wait in a list with what the page was, until the script has taken the name over.
    for (const method of ['identify', 'page', 'track']) {
      stub[method] = (...args: unknown[]) => {
        const loaded = site.analytics[method] as (...args: unknown[]) => unknown
        if (site.analytics.initialized) return loaded.apply(site.analytics, args)
        const { pathname: p, href: u, search: s } = location
        stub.push([method, ...args, { __t: 'bpc', p, u, s, t: document.title, r: document.referrer }])
      }
    }
    Object.assign(stub, { invoked: true, _writeKey: writeKey, SNIPPET_VERSION: '5.2.1' })
    const script = document.createElement('script')
    script.async = true
    script.setAttribute('data-global-segment-analytics-key', 'analytics')
    script.src = `${url}/analytics.js/v1/${writeKey}/analytics.min.js`
    document.head.append(script)
    return stub as unknown as BrowserClient
  })
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(new URL(request.url()).origin))
  return {
    ...client,
    async start(writeKey, url) {
      await client.start(writeKey, url)
      await page.waitForFunction('window.analytics.initialized')
      expect([...asked].sort()).toEqual([shop, url].sort()) // nothing is asked of Segment
    },
  }
}

function rudderBrowser(page: Page, shop: string): Client {
  const script = 'node_modules/@rudderstack/analytics-js/dist/npm/modern/bundled/umd/index.js'
  return inBrowser('rudder_browser', page, shop, script, ([writeKey, url]) => {
    const { rudderanalytics } = window as unknown as {
      rudderanalytics: {
        RudderAnalytics: new () => BrowserClient & { load(key: string, url: string, options: object): void }
      }
    }
    const client = new rudderanalytics.RudderAnalytics()
    client.load(writeKey, url, { configUrl: url, logLevel: 'NONE' })
    return client
  })
}

/** A client in a page of a shop at another address than the server's. */
function inBrowser(
  name: string,
  page: Page,
  shop: string,
  script: string | null,
  load: (address: [writeKey: string, url: string]) => BrowserClient,
): Client {
  const call = (method: 'identify' | 'page' | 'track', ...args: unknown[]) =>
    page.evaluate(
      ([method, args]) =>
        void (window as unknown as { client: Record<string, (...args: unknown[]) => void> }).client[method]?.(...args),
      [method, args] as const,
    )
  return {
    name,
    async start(writeKey, url) {
      await page.goto(`${shop}/pricing?utm_source=${name}`)
      if (script !== null) await page.addScriptTag({ path: script })
      await page.evaluate(`window.client = (${load})(${JSON.stringify([writeKey, url])})`)
    },
    identify: () => call('identify', who(name).userId, traitsOf(name)),
    page: () => call('page'),
    track: (n) => call('track', eventName(name), { n }),
  }
}

const who = (name: string) => ({ userId: `user-of-${name}` })
const visitor = (name: string) => ({ anonymousId: `visitor-of-${name}` })
const traitsOf = (name: string) => ({ email: `${name}@acme.test`, name: `Ann of ${name}` })
const pageUrl = (name: string) => `https://shop.test/pricing?utm_source=${name}`
const eventName = (name: string) => `Clicked In ${name}`

/** The numbers of the calls that arrived, as often as they did. */
async function numbersOf(server: StartedServer, key: string, name: string): Promise<number[]> {
  const { data } = await ask<{ data: { props: { n: number } }[] }>(
    server,
    key,
    `/api/v1/events?type=clicked_in_${name}&limit=200`,
  )
  return data.map(({ props }) => props.n).sort((a, b) => a - b)
}

/** The visit before the user was known is the user's now, with what the page said. */
async function expectLead(server: StartedServer, key: string, name: string): Promise<void> {
  const { data } = await ask<{ data: object[] }>(server, key, `/api/v1/events?type=page_view&limit=200`)
  const { email, name: leadName } = traitsOf(name)
  expect(data, name).toContainEqual(
    expect.objectContaining({
      path: '/pricing',
      utm: expect.objectContaining({ source: name }),
      lead: expect.objectContaining({ email, name: leadName }),
    }),
  )
}

async function ask<Answer>(server: StartedServer, key: string, path: string): Promise<Answer> {
  const response = await fetch(server.url + path, { headers: { authorization: `Bearer ${key}` } })
  expect(response.status, path).toBe(200)
  return (await response.json()) as Answer
}

async function makeKeys(url: string): Promise<{ write: string; read: string }> {
  const make = async (scope: string) => {
    const response = await fetch(`${url}/api/keys`, { method: 'POST', body: JSON.stringify({ name: scope, scope }) })
    return ((await response.json()) as { secret: string }).secret
  }
  return { write: await make('write'), read: await make('read') }
}

/** A site that is not the dashboard's. */
async function openShop(): Promise<{ url: string; close(): Promise<void> }> {
  const server: Server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Prices</title><h1>Prices</h1>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
