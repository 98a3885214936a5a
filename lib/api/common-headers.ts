import type { IncomingMessage, ServerResponse } from 'node:http'

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** What every answer says, whoever gives it: a page, a route, or what takes calls before Next. */
const commonHeaders: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
}

/** Pages also get a content security policy: proxy.ts */
export function withCommonHeaders(handle: Handle): Handle {
  return (request, response) => {
    for (const name in commonHeaders) response.setHeader(name, commonHeaders[name] ?? '')
    return handle(request, response)
  }
}
