import { Agent, type IncomingMessage, request } from 'node:http'
import { setTimeout } from 'node:timers/promises'

// Programs that send events over HTTP as the tracking clients do: a few at a time, and again until they are answered.

export interface ClientOptions {
  /** Where the server is by now. */
  url(): string
  /** A write key. */
  secret: string
  clients: number
  /** Ends when so many events have been answered; without it, when `stop` is called. */
  eventCount?: number
  /** Distinguishes the ids of one run from those of another. */
  run: string
  /** One of so many leads does each event. */
  leadCount: number
  /** The share of calls that are sent once more after they were answered. */
  repeats: number
  /** The longest wait before a call that failed is sent again. */
  longestWaitMs: number
}

export interface LoadResult {
  /** The ids of all events whose call was answered with 200. */
  answered: Set<string>
  /** Of each answered call, in ms. */
  latencies: number[]
  /** Calls answered with something else, by status; 0 for no answer at all. */
  failures: Map<number, number>
  /** Whether each 503 and 429 said when to try again. */
  retryAfterMissing: number
}

interface Call {
  ids: string[]
  body: string
}

/** Sends until `stop`, or until the events are used up; calls that fail are sent again, the same ones. */
export function startClients(options: ClientOptions): { stop(): void; done: Promise<LoadResult>; result: LoadResult } {
  const agent = new Agent({ keepAlive: true, maxSockets: options.clients })
  const authorization = `Basic ${btoa(`${options.secret}:`)}`
  const result: LoadResult = { answered: new Set(), latencies: [], failures: new Map(), retryAfterMissing: 0 }
  let isStopped = false
  let made = 0

  function nextCall(): Call | null {
    const left = (options.eventCount ?? Number.POSITIVE_INFINITY) - made
    if (isStopped || left <= 0) return null
    const size = Math.min(left, 1 + Math.floor(Math.random() * 20))
    const ids = Array.from({ length: size }, () => `${options.run}-${made++}`)
    return { ids, body: JSON.stringify({ batch: ids.map((id) => trackingCall(id, options.leadCount)) }) }
  }

  async function client(): Promise<void> {
    for (let call = nextCall(); call; call = nextCall()) {
      await deliver(call)
      if (Math.random() < options.repeats) await deliver(call)
    }
  }

  async function deliver({ ids, body }: Call): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      const waitMs = await send(body)
      if (waitMs === null) break
      if (isStopped) return
      await setTimeout(Math.min(options.longestWaitMs, waitMs ?? 100 * 2 ** attempt))
    }
    for (const id of ids) result.answered.add(id)
  }

  /** Null when it was taken, else how long to wait. */
  async function send(body: string): Promise<number | null | undefined> {
    const beginMs = performance.now()
    const { status, retryAfter } = await post(body)
    if (status === 200) {
      result.latencies.push(performance.now() - beginMs)
      return null
    }
    result.failures.set(status, (result.failures.get(status) ?? 0) + 1)
    if ((status === 503 || status === 429) && retryAfter === undefined) result.retryAfterMissing++
    return retryAfter === undefined ? undefined : Number(retryAfter) * 1000
  }

  /** Status 0 when no whole answer came. `fetch` would take three times the CPU, which the server then lacks. */
  function post(body: string): Promise<{ status: number; retryAfter?: string | undefined }> {
    return new Promise((resolve) => {
      const fail = () => resolve({ status: 0 })
      const headers = { authorization, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
      request(`${options.url()}/v1/batch`, { method: 'POST', agent, headers }, (response: IncomingMessage) => {
        const { statusCode: status = 0, headers } = response
        response.resume()
        response.once('end', () => resolve({ status, retryAfter: headers['retry-after'] }))
        response.once('close', fail)
      })
        .once('error', fail)
        .end(body)
    })
  }

  const done = Promise.all(Array.from({ length: options.clients }, client)).then(() => {
    agent.destroy()
    return result
  })
  return {
    result,
    done,
    stop() {
      isStopped = true
    },
  }
}

const paths = ['/', '/pricing', '/docs/start', '/blog/leads', '/case-studies/acme', '/demo']

/** What a visitor or a known user did just now. */
function trackingCall(messageId: string, leadCount: number): Record<string, unknown> {
  const lead = Math.floor(Math.random() * leadCount)
  const path = paths[lead % paths.length] ?? '/'
  const who = lead % 3 === 0 ? { userId: `user-${lead}` } : { anonymousId: `visitor-${lead}` }
  const timestamp = new Date(Date.now() - Math.floor(Math.random() * 7_200_000)).toISOString()
  const context = { page: { path, url: `https://site.example${path}` }, library: { name: 'load', version: '1' } }
  if (lead % 10 === 0) return { type: 'track', event: 'Demo Requested', messageId, timestamp, context, ...who }
  return { type: 'page', messageId, timestamp, context, properties: { path, title: path.slice(1) }, ...who }
}
