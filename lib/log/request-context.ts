import { AsyncLocalStorage } from 'node:async_hooks'
import type { ServerResponse } from 'node:http'

interface Current {
  id: string
  response: Pick<ServerResponse, 'statusCode' | 'headersSent' | 'req'>
}

// Which request is being answered. On globalThis for the reason that lib/db/client.ts gives: the server's bundle has its
// own copy of this module.
const holder = globalThis as { leadtrailRequests?: AsyncLocalStorage<Current> }
holder.leadtrailRequests ??= new AsyncLocalStorage()
const requests = holder.leadtrailRequests

/** Runs `work`, and all that it starts, as the request `id` with its response. */
export function asRequest<Result>(id: string, response: Current['response'], work: () => Result): Result {
  return requests.run({ id, response }, work)
}

/** The id of the request that this code runs for; undefined in a command or a background task. */
export function currentRequestId(): string | undefined {
  return requests.getStore()?.id
}

/**
 * Sets the status of the page that is being rendered, which Next lets no page do but for 404 and redirects. To be called
 * before anything of it has been sent. What the router asks for while a page is shown stays 200: it would load the page anew.
 */
export function setPageStatus(status: number): void {
  const response = requests.getStore()?.response
  if (response && !response.headersSent && response.req.headers.rsc === undefined) response.statusCode = status
}
