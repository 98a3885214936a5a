import type { Instrumentation } from 'next'

/** Every error that a page or a route did not expect, as a line of the log; the error page shows the digest. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const [{ logError }, { redactUrl }] = await Promise.all([import('@/lib/log/log-error'), import('@/lib/log/redact')])
  const requestId = request.headers['x-request-id']
  logError(error, {
    method: request.method,
    path: redactUrl(request.path),
    digest: error instanceof Error && 'digest' in error ? String(error.digest) : undefined,
    ...(typeof requestId === 'string' && { requestId }),
  })
}
