import type { IncomingMessage, ServerResponse } from 'node:http'
import { logError } from '@/lib/log/log-error'
import { corsHeaders, withCors } from '../cors'
import type { Answer } from '../receiver'
import { takeEvents } from './events-route'
import { takeTracking } from './tracking-route'

// The calls that come in thousands a second, taken before Next: on its way through Next a call costs ten times what it
// takes to store it. What they mean stands in the same functions that the routes of app/v1 call.
// docs/decisions/0010-calls-of-senders-pass-by-next.md

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** No route takes more. What is larger is cut here, and refused by its route as too large. */
const maxBodyBytes = 5 * 1024 * 1024 + 1
const events = '/api/v1/events'
const addresses =
  /^(\/v1\/(?:track|page|screen|identify|group|alias|batch|import|[tpsigab])|\/beacon\/v1\/batch|\/api\/v1\/events)(?:\?|$)/

/** A handler that takes the calls of senders itself, and hands everything else on. */
export function takeDirectly(next: Handle): Handle {
  return (request, response) => {
    const path = request.method === 'POST' ? addresses.exec(request.url ?? '')?.[1] : undefined
    return path === undefined ? next(request, response) : take(path, request, response)
  }
}

async function take(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const body = await readAll(request)
    if (body === undefined) return
    if (body.length >= maxBodyBytes) response.shouldKeepAlive = false // nobody reads the rest
    const headers = { get: (name: string) => headerOf(request, name) }
    const call = { method: 'POST', url: `http://leadtrail.invalid${request.url}`, headers, body: [body] }
    await send(path === events ? await takeEvents(call) : await takeTracking(call, path), response)
  } catch (error) {
    logError(error, { method: 'POST', path })
    if (!response.headersSent) response.statusCode = 500
    response.end()
  }
}

/** Undefined when the sender goes away before the end. */
function readAll(request: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      chunks.push(chunk)
      if (length >= maxBodyBytes) done()
    })
    request.once('end', done)
    request.on('error', () => resolve(undefined))
    request.once('close', () => resolve(undefined))
    function done(): void {
      request.removeAllListeners('data')
      resolve(Buffer.concat(chunks))
    }
  })
}

/** Of the headers that are asked for, each comes once. */
function headerOf(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name]
  return typeof value === 'string' ? value : null
}

async function send(answer: Answer, response: ServerResponse): Promise<void> {
  const isProblem = answer instanceof Response
  const text = isProblem ? await answer.text() : JSON.stringify(answer)
  response.writeHead(isProblem ? answer.status : 200, {
    ...(isProblem
      ? Object.fromEntries(withCors(answer).headers)
      : { 'content-type': 'application/json', ...corsHeaders }),
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}
