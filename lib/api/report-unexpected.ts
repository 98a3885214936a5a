import { logError } from '@/lib/log/log-error'
import { redactUrl } from '@/lib/log/redact'

/** Writes what nobody expected to the log, with its cause: the answer says nothing of it. */
export function reportUnexpected(error: unknown, request: Pick<Request, 'method' | 'url'>): void {
  logError(error, { method: request.method, path: redactUrl(new URL(request.url).pathname) })
}
