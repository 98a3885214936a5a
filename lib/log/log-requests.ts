import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from './log'
import { redactUrl } from './redact'
import { asRequest } from './request-context'

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * Gives each request an id - the sender's x-request-id when it is a sane one - that its answer, its problems and its
 * lines in the log carry; and writes a line about each call of the API and of what takes events. Pages and files get
 * theirs at the level `debug`, or when they fail.
 */
export function logRequests(handle: Handle): Handle {
  return (request, response) => {
    const id = requestIdOf(request.headers['x-request-id'])
    request.headers['x-request-id'] = id
    response.setHeader('x-request-id', id)
    const beginMs = performance.now()
    response.once('close', () => {
      const { method = '', url = '' } = request
      const fields = {
        requestId: id,
        method,
        path: redactUrl(url),
        status: response.statusCode,
        ms: Math.round(performance.now() - beginMs),
        // The client went away before it had the answer.
        ...(!response.writableFinished && { aborted: true }),
      }
      log()[levelOf(url, response.statusCode)](fields, 'request')
    })
    return asRequest(id, response, () => handle(request, response))
  }
}

const calls = /^\/(api|v1|e|hooks|beacon|sourceConfig)(\/|\?|$)/

function levelOf(url: string, status: number): 'error' | 'info' | 'debug' {
  if (status >= 500) return 'error'
  return calls.test(url) ? 'info' : 'debug'
}

/** What a sender may call its request: short, and of letters that no log or header takes for something else. */
function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID()
}
