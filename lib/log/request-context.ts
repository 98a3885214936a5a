import { AsyncLocalStorage } from 'node:async_hooks'

// Which request is being answered. On globalThis for the reason that lib/db/client.ts gives: the server's bundle has its
// own copy of this module.
const holder = globalThis as { leadtrailRequests?: AsyncLocalStorage<string> }
holder.leadtrailRequests ??= new AsyncLocalStorage()
const requests = holder.leadtrailRequests

/** Runs `work`, and all that it starts, as the request `id`. */
export function asRequest<Result>(id: string, work: () => Result): Result {
  return requests.run(id, work)
}

/** The id of the request that this code runs for; undefined in a command or a background task. */
export function currentRequestId(): string | undefined {
  return requests.getStore()
}
